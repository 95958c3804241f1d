import type { Step } from './steps.ts';
import { carryFile, chooseInConflict, sendFrom, startCorrection } from './page-steps.ts';
import { closeTab, chooseUnit, leave, openTab, reload, returnTo } from './tab-steps.ts';
import { bringDistrict, bringWord } from './file-steps.ts';
import { lockForSignature, saveAsColleague, sendWithoutScript } from './colleague.ts';
import {
  addRepeat,
  clearChoice,
  clearField,
  pasteRange,
  removeRepeat,
  takeRepeatBack,
  tick,
  typeInto,
  untick,
} from './typing-steps.ts';
import { letAllRun, type Walk } from './walk.ts';

/** Does what a step says, as far as it can be done now: a button that is not there is not pressed. */
export async function doStep(walk: Walk, step: Step): Promise<void> {
  switch (step.do) {
    case 'open':
      return openTab(walk, step);
    case 'type':
      return typeInto(walk, step);
    case 'clear':
      return clearField(walk, step);
    case 'tick':
      return tick(walk, step);
    case 'untick':
      return untick(walk, step);
    case 'clear choice':
      return clearChoice(walk, step);
    case 'paste':
      return pasteRange(walk, step);
    case 'add':
      return addRepeat(walk, step);
    case 'remove':
      return removeRepeat(walk, step);
    case 'take back':
      return takeRepeatBack(walk, step);
    case 'carry file':
      return carryFile(walk, step);
    case 'bring word':
      return bringWord(walk, step);
    case 'bring district':
      return bringDistrict(walk, step);
    case 'reload':
      return reload(walk, step);
    case 'leave':
      return leave(walk, step);
    case 'return':
      return returnTo(walk, step);
    case 'close':
      return closeTab(walk, step);
    case 'choose unit':
      return chooseUnit(walk, step);
    case 'choose':
      return chooseInConflict(walk, step);
    case 'send':
      return sendFrom(walk, step);
    case 'correct':
      return startCorrection(walk, step);
    case 'line':
      return walk.device(step).setLine(step.isUp);
    case 'api':
      return walk.device(step).setApi(step.isUp);
    case 'lose answer':
      return walk.device(step).loseAnswer();
    case 'colleague':
      return saveAsColleague(walk, step.field);
    case 'plain post':
      return sendWithoutScript(walk);
    case 'lock':
      return lockForSignature(walk);
    case 'unlock':
      return walk.office.unlock();
    case 'wait':
      return letAllRun(walk, step.seconds * 1_000);
  }
}
