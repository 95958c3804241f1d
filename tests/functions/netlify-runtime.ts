import { PassThrough, type Writable } from 'node:stream';

/** What a function that streams tells of its answer before the first byte. */
interface Head {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
}

class AnswerStream extends PassThrough {
  head: Head = { statusCode: 0 };
}

type Streaming = (event: unknown, stream: Writable, context: unknown) => Promise<void>;

/** What AWS puts in the global scope, as far as Netlify's bootstrap uses it. */
const awslambda = {
  streamifyResponse: (handler: Streaming) => handler,
  HttpResponseStream: { from: (stream: AnswerStream, head: Head) => Object.assign(stream, { head }) },
};

/** A function as Netlify's own bundler wrote it, behind the bootstrap that Netlify runs it with. */
export type Bundled = (request: Request, ip: string) => Promise<Response>;

/** Loads the entry file of a bundle. */
export async function loadBundle(entry: string): Promise<Bundled> {
  Object.assign(globalThis, { awslambda });
  const { handler } = (await import(entry)) as { handler: Streaming };
  return async (request, ip) => {
    const stream = new AnswerStream();
    const body = Buffer.from(await request.arrayBuffer());
    const event = {
      httpMethod: request.method,
      rawUrl: request.url,
      headers: { ...Object.fromEntries(request.headers), 'x-nf-client-connection-ip': ip },
      body: body.length > 0 ? body.toString('base64') : undefined,
      isBase64Encoded: true,
      flags: {},
    };
    await handler(event, stream, { awsRequestId: 'a', getRemainingTimeInMillis: () => 30_000 });
    const { statusCode, headers, multiValueHeaders = {} } = stream.head;
    const told = new Headers(headers);
    for (const [name, values] of Object.entries(multiValueHeaders))
      for (const value of values) told.append(name, value);
    const text = Buffer.concat(await stream.toArray());
    return new Response(text.length > 0 ? text : null, { status: statusCode, headers: told });
  };
}
