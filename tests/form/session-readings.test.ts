import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { Officer } from './officer.ts';

test('a saving here reads the form once, one on the system at its start and at its answer: in a long form each reading is felt', async () => {
  const officer = new Officer(new FakeServer());
  await officer.open();
  officer.type('obstacles', 'x');
  officer.readings = 0;
  officer.session.keepHere();
  expect(officer.readings).toBe(1);
  await officer.session.keepOnSystem();
  expect(officer.readings).toBe(3);
});
