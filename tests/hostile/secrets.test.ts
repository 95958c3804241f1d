import { spawnSync } from 'node:child_process';
import { describe, expect, test, type TestContext } from 'vitest';
import { project } from '../../src/operate/project.ts';

/** What a secret looks like, each with one that looks so. */
const secrets: Readonly<Record<string, { looks: RegExp; sample: string }>> = {
  'a secret key of Supabase': {
    looks: /sb_secret_[A-Za-z0-9_-]{20,}/,
    sample: `sb_secret_${'a1_'.repeat(10)}`,
  },
  'a token of the old kind': {
    looks: /eyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}/,
    sample: `eyJ${'h'.repeat(20)}.eyJ${'c'.repeat(20)}`,
  },
  'a build hook': { looks: /build_hooks\/[0-9a-f]{20,}/, sample: `build_hooks/${'5f'.repeat(12)}` },
  'a setting with its value': {
    looks: /(SUPABASE_SECRET_KEY|ACCESS_CODE_PEPPER|BUILD_HOOK_URL)["']?\s*[=:]\s*["']?[A-Za-z0-9+/=_-]{24,}/,
    sample: `ACCESS_CODE_${'PEPPER'}=${'q'.repeat(32)}`,
  },
  'an address with a password': {
    looks: /postgres(ql)?:\/\/[^:\s/]+:[^@\s<$]{6,}@(?!127\.0\.0\.1|localhost|\$)/,
    sample: `postgres://postgres:${'hunter22'}@db.example.com/postgres`,
  },
  'a private key': {
    looks: /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/,
    sample: `-----BEGIN ${'PRIVATE'} KEY-----\n${'M'.repeat(40)}`,
  },
  'a token of GitHub, npm or Netlify': {
    looks: /\b(gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|nfp_[A-Za-z0-9]{36})\b/,
    sample: `ghp_${'a'.repeat(36)}`,
  },
};

function git(context: TestContext, ...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: project, encoding: 'utf8', maxBuffer: 1e9 });
  if (status === 0) return stdout;
  console.warn('There is no git history here: whether it holds a secret is LEFT OUT.');
  return context.skip('LEFT OUT: there is no git history here');
}

describe('the history of the project', () => {
  test.each(Object.entries(secrets))('what %s looks like is known', (_, { looks, sample }) => {
    expect(sample).toMatch(looks);
  });

  test('holds no secret, in any version of any file', (context) => {
    const added = git(
      context,
      'log',
      '--all',
      '-p',
      '--no-color',
      '--unified=0',
      '--',
      '.',
      ':!package-lock.json',
    )
      .split('\n')
      .filter((line) => line.startsWith('+'))
      .join('\n');
    for (const [name, { looks }] of Object.entries(secrets))
      expect([name, looks.exec(added)?.[0]]).toEqual([name, undefined]);
  });

  test('never had a file for settings, data, backups or slips in it', (context) => {
    const names = git(context, 'log', '--all', '--name-only', '--format=').split('\n');
    const kept = names.filter((name) =>
      /(^|\/)(\.env(\.(?!example)|$)|\.local\/|secrets\.json|trial-codes\.json)|\.jsonl$|ma-truy-cap-phieu/.test(
        name,
      ),
    );
    expect(kept).toEqual([]);
  });

  test('would not take them either', (context) => {
    for (const name of [
      '.env',
      '.local/secrets.json',
      '.local/slips/x/ma-truy-cap-phieu.html',
      'node_modules/x',
    ])
      expect(git(context, 'check-ignore', name).trim()).toBe(name);
  });

  test('holds no secret in the files of this moment', (context) => {
    const files = git(
      context,
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '--',
      ':!package-lock.json',
    );
    expect(files.split('\n').length).toBeGreaterThan(100);
    for (const [name, { looks }] of Object.entries(secrets)) {
      const found = spawnSync('git', ['grep', '-lP', '--untracked', looks.source.replaceAll('\\/', '/')], {
        cwd: project,
        encoding: 'utf8',
      });
      expect([name, found.stdout]).toEqual([name, '']);
    }
  });
});
