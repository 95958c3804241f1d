import { formatWithOptions } from 'node:util';

const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warning', error: 'error' } as const;

/**
 * From here on whatever this process tells its console is one line of JSON with a time and a level: what functions write
 * as JSON keeps its fields, anything else becomes a `message`, line ends and all. Errors go to standard error.
 */
export function logStructured(): void {
  for (const [method, level] of Object.entries(levels))
    console[method as keyof typeof levels] = (...told: unknown[]) => {
      const line = JSON.stringify({ time: new Date().toISOString(), level, ...fieldsOf(told) });
      (level === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
    };
}

function fieldsOf(told: unknown[]): object {
  const message = formatWithOptions({ colors: false }, ...told);
  if (!message.startsWith('{')) return { message };
  try {
    return JSON.parse(message) as object;
  } catch {
    return { message };
  }
}
