type Fetch = (request: Request) => Promise<Response>;

/** Lets callers speak to Supabase Lite as to hosted Supabase. Its storage: uploads as multipart forms are passed on
 *  as plain bytes, and signed addresses are answered under the names that hosted Supabase uses. Its accounts: signing in
 *  by e-mail makes none where sign-up is off. */
export async function asHosted(request: Request, fetch: Fetch): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/auth/v1/otp' && request.method === 'POST') return fetch(await withoutSignUp(request));
  if (!pathname.startsWith('/storage/v1/object/')) return fetch(request);
  const response = await fetch(isMultipartUpload(request) ? await asPlainUpload(request) : request);
  const signing = request.method === 'POST' && /^\/storage\/v1\/object\/(upload\/)?sign\//.test(pathname);
  if (!signing || !response.ok) return response;
  return Response.json(withHostedNames(await response.json()), { status: response.status });
}

/** Supabase Lite makes an account for whoever asks, unless the request itself says not to. */
async function withoutSignUp(request: Request): Promise<Request> {
  const asked: unknown = await request.json().catch(() => undefined);
  const body = JSON.stringify({ ...(typeof asked === 'object' && asked), create_user: false });
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: 'POST', headers, body });
}

function isMultipartUpload(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return /^(POST|PUT)$/.test(request.method) && type.startsWith('multipart/form-data');
}

/** The first file of the form becomes the body; its other fields become the headers that mean the same. */
async function asPlainUpload(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  let file: File | undefined;
  for (const [name, value] of await request.formData()) {
    if (typeof value !== 'string') file ??= value;
    else if (name === 'cacheControl') headers.set('cache-control', `max-age=${value}`);
    else if (name === 'metadata') headers.set('x-metadata', Buffer.from(value).toString('base64'));
  }
  const body = await (file ?? new Blob()).arrayBuffer();
  headers.set('content-type', file?.type || 'application/octet-stream');
  headers.set('content-length', String(body.byteLength));
  return new Request(request.url, { method: request.method, headers, body });
}

function withHostedNames(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withHostedNames);
  if (typeof answer !== 'object' || answer === null || !('signedUrl' in answer)) return answer;
  const url = String(answer.signedUrl).replace(/^\/storage\/v1/, '');
  return { ...answer, url, signedURL: url };
}
