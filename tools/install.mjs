// Makes sure that what package-lock.json names is installed. It runs before everything else, on whatever Node
// the machine has, and therefore uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { chooseNode } from './choose-node.mjs';

const project = fileURLToPath(new URL('..', import.meta.url));
const stamp = path.join(project, 'node_modules/.installed');
const lock = createHash('sha256')
  .update(readFileSync(path.join(project, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) await install();
chooseNode(project);
checkNode();

async function install() {
  console.log('Installing the packages of package-lock.json (about a minute) ...');
  const { status, stderr } = runNpm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    // Each of the many packages is tried again: without network npm would otherwise go on for minutes.
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=1000',
    // Then what npm has kept is all there is: it says at once when something is missing.
    ...((await isRegistryKnown()) ? [] : ['--offline']),
  ]);
  if (status === 0) writeFileSync(stamp, lock);
  else if (/E(NOTCACHED|NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH)/.test(stderr))
    stop(
      'The packages could not be fetched: there is no way to the npm registry. Check the network and start again.',
    );
  else
    stop(`${stderr}\nThe packages could not be installed. Put right what npm names above and start again.`);
}

/** Whether the name of npm's registry is found; behind a proxy that is not for this machine to find. */
async function isRegistryKnown() {
  if (Object.keys(process.env).some((name) => /^https?_proxy$/i.test(name))) return true;
  const { stdout } = runNpm(['config', 'get', 'registry', 'proxy', 'https-proxy'], 'pipe');
  const [, registry = ''] = /^registry\s*=\s*(\S+)/m.exec(stdout ?? '') ?? [];
  if (/proxy\s*=\s*\S+:/.test(stdout ?? '') || !URL.canParse(registry)) return true;
  const { hostname } = new URL(registry);
  return lookup(hostname).then(
    () => true,
    () => false,
  );
}

/** The npm that started this, or the first one in PATH. */
function runNpm(args, stdout = 'inherit') {
  const npm = process.env.npm_execpath;
  const options = { cwd: project, stdio: ['ignore', stdout, 'pipe'], encoding: 'utf8' };
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** What runs next finds its Node as a shell does: one in node_modules/.bin comes first. */
function checkNode() {
  const { stdout } = spawnSync('node', ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [major = 0] = (stdout ?? '').trim().split('.').map(Number);
  if (major < 24)
    stop(
      `Node ${stdout?.trim() || '(none)'} is too old, and none comes along for ${process.platform} on ${process.arch}. Install Node 24 or newer and start again.`,
    );
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
