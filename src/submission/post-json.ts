/** An answer of the API: whether it is a success, what it says, and the server's time in ISO 8601. */
export interface Answer {
  ok: boolean;
  document: unknown;
  at: string;
}

/**
 * Posts JSON to the API. Every call of the browser goes through here: what was typed travels in the body, never in an
 * address.
 * @param patience milliseconds until the call is given up
 * @returns undefined when no answer came, or one that is no JSON
 */
export async function postJson(path: string, body: object, patience: number): Promise<Answer | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const at = new Date(response.headers.get('Date') ?? Date.now()).toISOString();
    return { ok: response.ok, document: await response.json(), at };
  } catch {
    return undefined;
  }
}
