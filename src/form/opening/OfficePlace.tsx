import { useEffect, useLayoutEffect } from 'preact/hooks';
import { officialTime } from '../../vietnamese/dates.ts';
import { pastDeadline } from '../../submission/deadline.ts';
import { lockedReviewAddress, nextAction } from '../../submission/next-step.ts';
import { useParts } from '../dom/use-parts.ts';
import { sendStatusOf } from '../draft/draft-state.ts';
import type { ServerResponse } from '../draft/server-response.ts';
import type { FormModel } from '../form-model.ts';
import { OfficeHeader, officeOf } from '../OfficeHeader.tsx';
import { readOnlyWords, type ReadOnlyBecause } from '../read-only.ts';
import { isLate } from '../sections/LateReason.tsx';
import { beforeBeginningId } from './BeforeBeginning.tsx';
import { isCodeRefusal } from './code-error.ts';

interface Props {
  model: FormModel;
}

const lockedFragment = new URL(lockedReviewAddress, 'https://x.example').hash;

/** Above the form: what to know before beginning, then whose Phiếu is open, where it stands and what comes next. */
export function OfficePlace({ model }: Props) {
  const { steps } = model;
  const [response, unit, , , stage, sending] = useParts(model, () => [
    model.state.response,
    model.state.unit,
    model.state.refusal,
    sendStatusOf(model.state).isChangedSinceSent,
    steps.stage,
    steps.sending,
  ]);
  const isOpened = response !== undefined;
  useLayoutEffect(() => {
    document.getElementById(beforeBeginningId)!.hidden = isOpened;
    document.documentElement.classList.toggle('is-opened', isOpened);
  }, [isOpened]);
  useEffect(() => {
    if (!response?.isLocked || location.hash !== lockedFragment) return;
    history.replaceState(history.state, '', location.pathname);
    model.submit();
  }, [response]);
  if (!response) return null;
  const { number, state, signedCopy, isLocked } = response;
  const place = { state, signed_copy: signedCopy, isLocked };
  const isClosed = model.readOnly === 'closed';
  const { isChangedSinceSent: isChanged = false } = sendStatusOf(model.state);
  const action = nextAction(place, { isClosed, isChanged });
  const isHere = /^\/phieu\/(#|$)/.test(action.href);
  const next = isHere ? { words: action.words, onPress: () => model.submit() } : action;
  const isOver = stage === 'review' || sending.kind === 'stored';
  return (
    <OfficeHeader
      {...{ unit, number, place }}
      next={isOver ? undefined : next}
      note={noteOf(response, model.readOnly, isCodeRefusal(model.state.refusal))}
    />
  );
}

/** What is to be known of this state, in one sentence. */
function noteOf(
  response: ServerResponse,
  readOnly: ReadOnlyBecause | undefined,
  isReplaced: boolean,
): string | undefined {
  if (isReplaced) return 'Mã truy cập Phiếu đang dùng không còn đúng; đề nghị nhập mã mới nhất dưới đây.';
  if (readOnly) return readOnlyWords[readOnly];
  const { state, revision, dueAt } = response;
  if (state === 'completion_requested')
    return 'Cục đề nghị bổ sung, giải trình: các nội dung ghi ngay dưới đây và tại từng ô.';
  if (isLate(response)) return `${pastDeadline(dueAt ?? '')}.`;
  return dueAt && revision === 0 ? `Thời hạn gửi: ${officialTime(dueAt)}.` : undefined;
}

/** The name that stands after "Tại Sở Tư pháp", as on paper. */
export function OfficeName({ model }: Props) {
  const [unit] = useParts(model, () => [model.state.unit]);
  return <>{unit && ` ${officeOf(unit)}`}</>;
}
