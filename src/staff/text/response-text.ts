import { lateLabel } from '../../submission/deadline.ts';
import { contactFields } from '../contact-fields.ts';
import { provinceByCode } from '../../units/units.ts';
import { stateLabels } from '../../submission/states.ts';
import { describePlace, explanationPath } from '../../questionnaire/fields.ts';
import { fieldsOf, inWords, valueAt } from '../answered-fields.ts';
import type { StaffResponse, StoredRevision } from '../documents.ts';
import { filesInText, signedCopiesInText } from './files-text.ts';
import { placeOf } from '../read-place.ts';
import { textTable, underHeading } from './text-table.ts';
import { shortTime } from '../times.ts';
import { forTerminal } from './terminal-text.ts';
import {
  attributeWords,
  notFilledIn,
  revisionWords,
  signedCopyWords,
  attributeValueWords,
  verificationWords,
} from './labels.ts';

/** A response as staff read it: where it stands, its answers, who wrote it, and everything that happened to it. */
export function responseInText(response: StaffResponse): string[] {
  const current = response.revisions.at(-1);
  return [
    `Phiếu ${response.number}, Sở Tư pháp ${provinceByCode(response.unit)?.name ?? response.unit}`,
    '',
    ...textTable(standing(response)),
    ...underHeading('Đang đề nghị Sở bổ sung, giải trình', requestLines(response)),
    ...(response.purged
      ? ['', purgedLine(response.purged)]
      : current
        ? answersInText(current)
        : ['', 'Sở chưa gửi gì; nội dung bản nháp không hiện ở đây.']),
    ...underHeading('Các lần gửi', textTable(response.revisions.map(revisionRow))),
    ...underHeading('Bản ký', signedCopiesInText(response.signed_copies)),
    ...underHeading('Tệp đã nhận', filesInText(response.files)),
    ...underHeading('Lịch sử', historyLines(response)),
  ];
}

function standing(response: StaffResponse): string[][] {
  const { attached_to, verification, state, signed_copy, late, unsent } = response;
  const became = attached_to === null ? '' : `; nội dung đã đưa vào bản nháp của phiếu ${attached_to}`;
  return [
    ['Xác minh', verificationWords[verification] + became],
    ['Trạng thái', stateLabels[state] + (unsent ? ' (bản nháp có nội dung chưa gửi)' : '')],
    ['Bản ký', signedCopyWords[signed_copy]],
    ['Thời hạn', late ? lateLabel : response.current_revision > 0 ? 'Không muộn' : ''],
    ['Hoạt động cuối', shortTime(response.last_activity_at)],
  ];
}

const purgedLine = ({ who, why, at }: NonNullable<StaffResponse['purged']>): string =>
  forTerminal(`Nội dung đã xóa lúc ${shortTime(at)}, người xóa: ${who}${why === null ? '' : ` (${why})`}.`);

function requestLines({ request, revisions }: StaffResponse): string[] {
  if (!request) return [];
  const answers = revisions.find(({ number }) => number === request.revision)?.answers ?? {};
  const items = request.items.map(({ path, reason }) => `${placeOf(path, answers)}: ${reason}`);
  return [`${shortTime(request.asked_at)}: ${request.why ?? ''}`, ...items].flatMap(linesOf);
}

function answersInText(revision: StoredRevision): string[] {
  const { number, answers, contact, explanations } = revision;
  const rows = fieldsOf(answers).map(({ path, place, question }) => ({
    place: `${place} [${path}]`,
    text: inWords(question, valueAt(answers, path)),
  }));
  const reasons = Object.entries(explanations).map(([path, text]) => ({
    place: describePlace(explanationPath(path)),
    text,
  }));
  const person = contactFields.map(({ name, label }) => ({
    place: label,
    text: contact?.[name] ?? notFilledIn,
  }));
  return [
    ...underHeading(
      `Người lập Phiếu (lần gửi ${number})`,
      contact ? person.flatMap(entryLines) : ['Đã xóa.'],
    ),
    ...underHeading(`Nội dung (lần gửi ${number})`, [...rows, ...reasons].flatMap(entryLines)),
  ];
}

function entryLines({ place, text }: { place: string; text: string }): string[] {
  const [first = '', ...more] = linesOf(text);
  const isShort = more.length === 0 && first.length <= 60;
  return isShort
    ? [`${forTerminal(place)}: ${first}`]
    : [`${forTerminal(place)}:`, ...[first, ...more].map((line) => `    ${line}`)];
}

const linesOf = (text: string): string[] => forTerminal(text).split('\n');

const revisionRow = ({ number, received_at, short_hash }: StoredRevision): string[] => [
  `Lần gửi ${number}`,
  revisionWords(number),
  shortTime(received_at),
  `Mã đối chiếu nội dung ${short_hash}`,
];

function historyLines({ history, revisions }: StaffResponse): string[] {
  return history.flatMap((transition) => {
    const answers = revisions.find(({ number }) => number === transition.revision)?.answers ?? {};
    const asked = transition.items.map(({ path, reason }) => `${placeOf(path, answers)}: ${reason}`);
    const below = [...(transition.why === null ? [] : [`Lý do: ${transition.why}`]), ...asked].flatMap(
      linesOf,
    );
    return [...linesOf(transitionLine(transition)), ...below.map((line) => `    ${line}`)];
  });
}

function transitionLine({
  at,
  attribute,
  from,
  to,
  actor,
  who,
  revision,
}: StaffResponse['history'][number]): string {
  const sent = to === 'sent' && revision !== null ? ` (${revisionWords(revision)})` : '';
  const transition = `${attributeWords[attribute] ?? attribute}: ${attributeValueWords[from] ?? from} → ${attributeValueWords[to] ?? to}${sent}`;
  return `${shortTime(at)}  ${transition}, ${actor === 'staff' ? who : 'Sở'}`;
}
