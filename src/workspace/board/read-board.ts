import { boardSchema, type BoardDocument } from '../documents/board.ts';
import type { Answer, Call } from '../session/rpc-client.ts';
import type { BoardView } from './board-view.ts';

/** One page of the board as a view has it. */
export const readBoard = (call: Call, view: BoardView): Promise<Answer<BoardDocument>> => {
  const { search, chip, sort, descending, page } = view;
  return call(
    'workspace_board',
    {
      search: search.trim(),
      ...(chip && { chip }),
      sort,
      ...(descending && { direction: 'descending' }),
      page,
    },
    boardSchema,
  );
};
