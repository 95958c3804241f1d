import type { PassThrough } from './pass-through.ts';

/** Where browsers send files, each to the address that was signed for it; storage takes 20 MB. */
const signedUploads: PassThrough = {
  method: 'PUT',
  path: '/storage/v1/object/upload/sign/',
  maxBody: 32 * 1024 * 1024,
};

/** Signing in and out, and the second factor; each a small request. */
const accounts: readonly PassThrough[] = (
  [
    ['POST', 'token'],
    ['POST', 'otp'],
    ['POST', 'verify'],
    ['POST', 'recover'],
    ['POST', 'logout'],
    ['GET', 'user'],
    ['PUT', 'user'],
    ['POST', 'factors'],
    ['POST', 'factors/'],
    ['DELETE', 'factors/'],
  ] as const
).map(([method, name]) => ({
  method,
  path: `/auth/v1/${name}`,
  maxBody: 16 * 1024,
  isForPeople: true,
  // A whole office comes from one address, and every open tab renews its session.
  limit: { windowSize: 60, windowLimit: 120 },
}));

/** SQL functions, as far as the database lets somebody who has signed in. */
const databaseFunctions: PassThrough = {
  method: 'POST',
  path: '/rest/v1/rpc/',
  maxBody: 1024 * 1024,
  isForPeople: true,
  limit: { windowSize: 60, windowLimit: 600 },
};

/** All that browsers reach of Supabase at the site's own address, on an own server and on this machine alike. */
export const supabaseRoutes: readonly PassThrough[] = [signedUploads, ...accounts, databaseFunctions];
