import { connect } from 'node:net';

/** What a server sent back over one connection, whole, as text; empty when it only hung up. */
export interface Heard {
  text: string;
  /** Of the first answer; undefined when there was none. */
  status: number | undefined;
}

/** Sends bytes over a connection of their own and listens until the server, or ten seconds, end it. */
export function speak(
  address: string,
  pieces: (string | Uint8Array)[],
  { hangUp = false } = {},
): Promise<Heard> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setTimeout(10_000, () => socket.destroy(new Error('nothing for ten seconds')));
  socket.setEncoding('latin1').on('data', (more: string) => (text += more));
  for (const piece of pieces) socket.write(piece);
  if (hangUp) socket.end();
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => (text === '' && !isHungUp(error) ? reject(error) : undefined));
    socket.once('close', () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ text, status: status === undefined ? undefined : Number(status) });
    });
  });
}

const isHungUp = (error: Error): boolean =>
  'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
