import { randomUUID } from 'node:crypto';
import { makeSecrets } from '../../src/operate/data-folder/secrets.ts';
import { postgresDatabase } from '../../src/operate/backup/postgres-database.ts';
import { superuser } from '../../tools/postgres/postgres-server.ts';
import type { TestSupabase } from './embedded.ts';

/** A copy of the database at an address, on native PostgreSQL, as its owner sees it; there is no API in front of it. */
export async function openNative(template: string): Promise<TestSupabase> {
  const name = `survey_${randomUUID().replaceAll('-', '_')}`;
  const administration = postgresDatabase(template.replace(/[^/]+$/, 'postgres'), 1);
  await administration.exec(`create database ${name} template survey`);
  const url = template.replace(/[^/]+$/, name);
  const database = postgresDatabase(url);
  const { secret_key, publishable_key, jwt_secret, access_code_pepper } = makeSecrets();
  return {
    query: database.query,
    exec: database.exec,
    url,
    publishableKey: publishable_key,
    secretKey: secret_key,
    jwtSecret: jwt_secret,
    pepper: access_code_pepper,
    close: async () => {
      await database.close();
      await administration.close();
      await dropByForce(template, name);
    },
  };
}

/** By the superuser: the owner may not end a worker that vacuums there. */
async function dropByForce(template: string, name: string): Promise<void> {
  const address = Object.assign(new URL(template), { username: superuser, pathname: 'postgres' });
  const server = postgresDatabase(address.href, 1);
  await server.exec(`drop database ${name} with (force)`);
  await server.close();
}
