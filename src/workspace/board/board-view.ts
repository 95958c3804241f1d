/** The groups of Sở that the board counts, with what its chips say; a Sở may be in several. */
export const chipLabels = {
  not_sent: 'Chưa gửi',
  draft: 'Nháp',
  held: 'Chờ xác minh',
  signed_copy_awaited: 'Chờ bản ký',
  completion_requested: 'Đề nghị bổ sung',
  late: 'Gửi sau thời hạn',
  accepted: 'Đã tiếp nhận',
} as const;

/** One of these groups. */
export type Chip = keyof typeof chipLabels;

/** What the board can be sorted by, as its columns are headed. */
export const sortLabels = {
  code: 'Mã',
  name: 'Sở Tư pháp',
  state: 'Trạng thái',
  revision: 'Lần gửi',
  received_at: 'Gửi gần nhất',
  last_activity_at: 'Hoạt động cuối',
  in_hand: 'Người xử lý',
} as const;

/** A column to sort by. */
export type SortKey = keyof typeof sortLabels;

/** What of the board is shown, and how; everything is in the address, so that a view can be sent to a colleague. */
export interface BoardView {
  search: string;
  chip?: Chip;
  sort: SortKey;
  descending: boolean;
  /** From 1. */
  page: number;
}

/** The board as it opens. */
export const wholeBoard: BoardView = { search: '', sort: 'name', descending: false, page: 1 };

/** The words of addresses, by the names of the data. */
const chipWords: Readonly<Record<Chip, string>> = {
  not_sent: 'chua-gui',
  draft: 'nhap',
  held: 'cho-xac-minh',
  signed_copy_awaited: 'cho-ban-ky',
  completion_requested: 'de-nghi-bo-sung',
  late: 'gui-sau-thoi-han',
  accepted: 'da-tiep-nhan',
};
const sortWords: Readonly<Record<SortKey, string>> = {
  code: 'ma',
  name: 'ten',
  state: 'trang-thai',
  revision: 'lan-gui',
  received_at: 'gui-gan-nhat',
  last_activity_at: 'hoat-dong',
  in_hand: 'nguoi-xu-ly',
};

const keyOf = <K extends string>(words: Readonly<Record<K, string>>, word: string | null): K | undefined =>
  (Object.keys(words) as K[]).find((key) => words[key] === word);

/** Reads a view out of the query of an address; what it does not name is as the board opens. */
export function readView(query: URLSearchParams): BoardView {
  const chip = keyOf(chipWords, query.get('loc'));
  const page = Number(query.get('trang'));
  return {
    search: query.get('tim') ?? '',
    ...(chip && { chip }),
    sort: keyOf(sortWords, query.get('xep')) ?? wholeBoard.sort,
    descending: query.get('chieu') === 'giam',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** A view as the query of an address, with its "?"; nothing for the board as it opens. */
export function viewInAddress({ search, chip, sort, descending, page }: BoardView): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('tim', search);
  if (chip) query.set('loc', chipWords[chip]);
  if (sort !== wholeBoard.sort) query.set('xep', sortWords[sort]);
  if (descending) query.set('chieu', 'giam');
  if (page > 1) query.set('trang', String(page));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
