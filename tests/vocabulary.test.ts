import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Words this project once made up for what already has a name, with the name; as parts of identifiers, files and SQL. */
const coined: Readonly<Record<string, string>> = {
  keepHere: 'saveLocally',
  takeUpHere: 'restoreLocal',
  takeInLocal: 'mergeLocal',
  takeInOpened: 'mergeServerDraft',
  keepOnSystem: 'syncDraft',
  whereKept: 'SyncStatus',
  nothingAgreed: 'emptyBase',
  agreedBefore: 'MergeBase',
  putBy: 'one local draft for each Sở',
  turnToUnit: 'chooseUnit',
  bringAlong: 'moveDraft',
  takeAlong: 'moveDraft',
  readRaw: 'parseAnswers',
  rawInput: 'FormValues',
  filledBlocks: 'filledInstances',
  onDemand: 'lazy',
  useGoal: 'useFocusTarget',
  afterPress: 'afterPointerUp',
  inTurn: 'afterPaintInOrder',
  callDoor: 'Rpc',
  reckon: 'aggregate',
  whereabouts: 'endpoints',
  settingsAtHand: 'resolved environment',
  codesOrder: 'arguments',
  harmless: 'escapeFormula',
  neutralised: 'escapeFormula',
  sheetOnShow: 'RenderedSheet',
  staffActs: 'audit_log',
  surveyActs: 'audit_log',
  stateChanges: 'state_transitions',
  allowedSteps: 'allowed_transitions',
  takeStep: 'make_transition',
  setAside: 'superseded',
};

/** "take_in-local" and "takeInLocal" are the same word. */
const folded = (name: string): string => name.replace(/[-_]/g, '').toLowerCase();

const files = ['src', 'functions', 'tools', 'bench', 'tests', 'supabase']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, '/')),
    ),
  )
  .filter(
    (file) => /\.(ts|tsx|mjs|astro|sql|css)$/.test(file) && !/node_modules|vocabulary\.test/.test(file),
  );

describe('names', () => {
  test('are the words of the field, not of this project', () => {
    expect(files.length).toBeGreaterThan(500);
    const words = Object.entries(coined).map(([word, standard]) => [folded(word), standard] as const);
    const found = files.flatMap((file) =>
      [...namesIn(file)].flatMap((name) =>
        words
          .filter(([word]) => folded(name).includes(word))
          .map(([, standard]) => `${file}: ${name} (say ${standard})`),
      ),
    );
    expect(found).toEqual([]);
  });
});

/** The names of a file, its own and those in it, but for single plain words, which sentences are made of too. */
function namesIn(file: string): Set<string> {
  const text = readFileSync(path.join(root, file), 'utf8');
  const made = text.match(/\b\w*(?:[a-z\d][A-Z]|[a-zA-Z\d]_[a-zA-Z])\w*/g) ?? [];
  return new Set([file, ...made]);
}
