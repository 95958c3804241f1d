import { expect, test } from 'vitest';
import { FakeServer } from './fake-server.ts';
import { Officer } from './officer.ts';

test('what was saved though its answer was lost is no colleague’s: typing on in the same field asks nothing', async () => {
  const server = new FakeServer();
  const officer = new Officer(server);
  await officer.open();
  server.losesAnswers = true;
  await officer.type('obstacles', 'đường').session.keepOnSystem();
  expect(server.raw).toEqual({ obstacles: 'đường' });
  expect(officer.kept).not.toBe('system');
  server.losesAnswers = false;
  await officer.type('obstacles', 'đường truyền').session.keepOnSystem();
  expect(officer.view.conflicts).toEqual([]);
  expect(server.raw).toEqual({ obstacles: 'đường truyền' });
  expect(officer.kept).toBe('system');
});

test('what a colleague typed over a saving without an answer is shown beside one’s own', async () => {
  const server = new FakeServer();
  const officer = new Officer(server);
  await officer.open();
  server.losesAnswers = true;
  await officer.type('obstacles', 'đường').session.keepOnSystem();
  server.losesAnswers = false;
  server.store({ obstacles: 'của đồng nghiệp' });
  await officer.type('obstacles', 'đường truyền').session.keepOnSystem();
  expect(officer.view.conflicts).toEqual([
    { path: 'obstacles', theirs: 'của đồng nghiệp', yours: 'đường truyền' },
  ]);
  expect(server.raw).toEqual({ obstacles: 'của đồng nghiệp' });
});

test('a response that could not be opened while the line was down is opened once it is back, unless another Sở is chosen', async () => {
  const server = new FakeServer();
  server.trouble = 'unreachable';
  const officer = new Officer(server);
  officer.type('unit', '04').type('obstacles', 'x');
  expect(await officer.open('04')).toBe(false);
  server.trouble = undefined;
  await officer.type('unit', '79').session.keepOnSystem();
  expect(officer.session.isOpened()).toBe(false);
  await officer.type('unit', '04').session.keepOnSystem();
  expect(officer.session.isOpened()).toBe(true);
  expect(server.raw).toEqual({ unit: '04', obstacles: 'x' });
});
