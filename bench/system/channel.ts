import { fork, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';

/** A process of the bench that is asked questions. */
export interface Asked {
  /** What it said when it was ready. */
  ready: unknown;
  /** Its answer to a question; fails with its words when it could not answer. */
  ask: (question: object) => Promise<unknown>;
  stop: () => Promise<void>;
}

interface Answer {
  id: number;
  answer?: unknown;
  failed?: string;
}

/** Starts a file as a process of its own, which prints into a log, and waits until it says that it is ready. */
export async function startAsked(
  file: string,
  args: string[],
  { log, env }: { log: string; env?: Record<string, string> },
): Promise<Asked> {
  const output = await open(log, 'a');
  const child = fork(file, args, {
    execArgv: [],
    env: { ...process.env, ...env },
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
  });
  await output.close();
  const ready = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => {
      void readFile(log, 'utf8').then((text) => reject(new Error(`A process did not start:\n${text}`)));
    });
  });
  return { ready, ask: asker(child), stop: () => stop(child) };
}

function asker(child: ChildProcess): Asked['ask'] {
  let last = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.once('exit', () => {
    for (const [id, resolve] of waiting) resolve({ id, failed: 'The process asked has ended.' });
  });
  return (question) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ answer, failed }) =>
        failed === undefined ? resolve(answer) : reject(new Error(failed)),
      );
      child.send({ ...question, id: last });
    });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** In the process that is asked: says that it is ready, then answers; it ends with the process that asks. */
export function answerQuestions<Question>(
  ready: unknown,
  answer: (question: Question) => Promise<unknown>,
): void {
  const reply = async (question: Question & { id: number }): Promise<Answer> => {
    try {
      return { id: question.id, answer: await answer(question) };
    } catch (error) {
      return { id: question.id, failed: error instanceof Error ? error.message : String(error) };
    }
  };
  process.on('message', (question: Question & { id: number }) => {
    void reply(question).then((replied) => process.send?.(replied));
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.send?.(ready);
}
