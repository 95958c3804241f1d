import type { APIRoute, GetStaticPaths } from 'astro';
import { securityText } from '../../site/security-text.ts';
import { site } from '../../site/site.ts';

/** The file security.txt, once content/site.json names somebody who can be reached; before that there is none. */
export const getStaticPaths: GetStaticPaths = () =>
  text === undefined ? [] : [{ params: { file: 'security.txt' } }];

const text = securityText(site.contacts, import.meta.env.SITE, new Date());

/** Where to report a fault of security, as RFC 9116 has it. */
export const GET: APIRoute = () =>
  new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
