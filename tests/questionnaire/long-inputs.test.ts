import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const hanging = 100_000;

test(
  'no reader of typed text can be kept busy with a long text made for it',
  () => {
    const script = fileURLToPath(new URL('parse-long-inputs.ts', import.meta.url));
    const run = spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      timeout: hanging,
      killSignal: 'SIGKILL',
    });
    expect(run.stderr.replace(/.*Warning.*\n/g, '')).toBe('');
    expect(run.stdout.trim().split('\n')).toEqual([
      ...[
        'parseWholeNumber',
        'parseDate',
        'fold',
        'tidyText',
        'tidyLine',
        'withoutControls',
        'isUnstorable',
        'parseAccessCode',
        'groupAccessCode',
      ],
      ...['findField', 'filledInstances', 'messages', 'parseAnswers', 'parsePath'],
    ]);
  },
  hanging + 10_000,
);
