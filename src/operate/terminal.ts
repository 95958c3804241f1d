import { createInterface } from 'node:readline/promises';

/** Where questions are asked and codes are shown. */
export interface Terminal {
  say: (line: string) => void;
  ask: (question: string) => Promise<string>;
}

/** The person at this terminal. When nobody can type any more, the answer is empty. */
export const terminal: Terminal = {
  say: (line) => console.log(line),
  ask: async (question) => {
    // Opened only now: it would swallow what is typed or piped in before there is a question.
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    const closed = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
    try {
      return await Promise.race([reader.question(question), closed]);
    } finally {
      reader.close();
    }
  },
};
