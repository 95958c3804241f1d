import { officialDate, officialTime, parseDate, shortDate } from '../../src/vietnamese/dates.ts';

// Run by dates.test.ts in a process of its own, whose clock stands in another time zone.
const instants = [
  '2016-11-15T16:59:59Z',
  '2016-11-15T17:00:00Z',
  '2016-12-31T17:00:00.000+00:00',
  '2016-02-28T23:30:00-08:00',
];
const days = ['2016-01-01', '2016-11-15', '2016-03-13', '2016-11-06', '2016-12-31'];
const said = [
  ...instants.flatMap((instant) => [officialDate(instant), officialTime(instant), shortDate(instant)]),
  ...instants.map((instant) => officialDate(new Date(instant))),
  ...days.flatMap((day) => [officialDate(day), shortDate(day), JSON.stringify(parseDate(day))]),
];
console.log(JSON.stringify(said));
