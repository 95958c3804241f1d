import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { readAccessCode } from '../submission/access-code.ts';
import { onPersonalLink, takePersonalLink, type TabCode } from '../submission/tab-code.ts';
import { provinceByCode } from '../units/units.ts';
import type { DraftSession } from './draft/session.ts';
import { turnToLocalDraftOf } from './draft/local-draft.ts';
import { fieldId } from './field-id.ts';
import { readExtra } from './read-form.ts';
import type { Values } from './use-fields.ts';
import { writeField } from './write-form.ts';

interface Parts {
  session: DraftSession;
  show: (values: Values) => void;
  /** What is done at every key. */
  typed: () => void;
  showErrorsAt: (path: string) => void;
  goTo: (id: string) => void;
}

/** The access code as it stands in the form, and opening the response of a Sở with it. */
export interface Opening {
  code: () => ReturnType<typeof readAccessCode>;
  /** Opens the response; false when it was not opened, and then the form says why. */
  open: () => Promise<boolean>;
}

/** Takes up what this machine kept and what a personal link leads to, and opens the response of a Sở. */
export function useOpening(element: RefObject<HTMLFormElement>, parts: Parts): Opening {
  const { session, show, typed, showErrorsAt, goTo } = parts;
  const code = () => readAccessCode(readExtra(element.current!, 'access_code'));

  async function open(): Promise<boolean> {
    const typedCode = code();
    const unit = readExtra(element.current!, 'unit');
    if (!typedCode.ok) session.refuse(typedCode.problem === 'missing' ? 'code_missing' : 'code_misspelled');
    else if (unit !== '') return session.open({ unit, access_code: typedCode.code });
    else {
      showErrorsAt('unit');
      goTo(fieldId('unit'));
    }
    return false;
  }

  function openLink(link: TabCode): void {
    writeField(element.current!, 'access_code', link.code);
    if (provinceByCode(link.unit)) show([['unit', link.unit]]);
    typed();
    void open();
  }

  useEffect(() => {
    const link = takePersonalLink();
    session.restore(link?.unit, link && turnToLocalDraftOf(link.unit));
    // What was typed before script ran is nowhere yet.
    if (session.isUnsafe()) typed();
    if (link) openLink(link);
    return onPersonalLink(() => location.reload());
  }, []);

  return { code, open };
}
