import type { BoardDocument } from '../documents/board.ts';
import { addressOf } from '../place.ts';
import { chipLabels, type BoardView, type Chip } from './board-view.ts';

/** The groups of Sở with how many are in each; one press shows these alone, another all again. */
export function Chips({ view, board }: { view: BoardView; board: BoardDocument }) {
  return (
    <nav aria-label="Lọc theo tình trạng">
      <ul class="chips">
        <OneChip view={view} label="Tất cả" count={board.counts.all} />
        {(Object.keys(chipLabels) as Chip[]).map((chip) => (
          <OneChip key={chip} view={view} chip={chip} label={chipLabels[chip]} count={board.counts[chip]} />
        ))}
      </ul>
    </nav>
  );
}

interface ChipProps {
  view: BoardView;
  chip?: Chip;
  label: string;
  count: number;
}

function OneChip({ view, chip, label, count }: ChipProps) {
  const { chip: chosen, ...others } = view;
  const isChosen = chosen === chip;
  return (
    <li>
      <a
        href={addressOf({ page: 'board', view: { ...others, page: 1, ...(chip && !isChosen && { chip }) } })}
        aria-current={isChosen ? 'true' : undefined}
      >
        {label} <b>{count}</b>
      </a>
    </li>
  );
}
