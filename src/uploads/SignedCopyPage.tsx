import { useState } from 'preact/hooks';
import { useIsReady } from '../form/dom/use-is-ready.ts';
import { OpenByCode } from '../paper/OpenByCode.tsx';
import { ResponseStatus } from '../paper/ResponseStatus.tsx';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { ConfirmationSheet, type Contact } from './ConfirmationSheet.tsx';
import { FilesToSend } from './FilesToSend.tsx';
import { OutdatedCopy } from './OutdatedCopy.tsx';
import { SignedCopyForm } from './SignedCopyForm.tsx';

/** The page of the văn thư: where the response stands, files, the signed copy, the confirmation. It changes no answer. */
export function SignedCopyPage({ contacts }: { contacts: readonly Contact[] }) {
  const isReady = useIsReady();
  const [opened, setOpened] = useState<{ response: OpenedDraft; credentials: Credentials }>();
  const take = (response: OpenedDraft) => setOpened((now) => now && { ...now, response });
  return (
    <>
      <section class="paper-tools" aria-labelledby="mo-phieu">
        <h2 id="mo-phieu">Mở Phiếu của Sở</h2>
        {isReady ? (
          <OpenByCode
            opened={opened?.response}
            onOpened={(response, credentials) => setOpened({ response, credentials })}
            onClosed={() => setOpened(undefined)}
          />
        ) : (
          <p class="warning">
            Trang này cần trình duyệt chạy được JavaScript. Nếu không dùng được, đề nghị gửi bản ký theo đường
            công văn hoặc bưu điện về Cục Công nghệ thông tin.
          </p>
        )}
      </section>
      {opened && (
        <OpenedFiles key={opened.credentials.unit} {...opened} contacts={contacts} onChanged={take} />
      )}
    </>
  );
}

interface OpenedProps {
  response: OpenedDraft;
  credentials: Credentials;
  contacts: readonly Contact[];
  onChanged: (response: OpenedDraft) => void;
}

function OpenedFiles({ response, credentials, contacts, onChanged }: OpenedProps) {
  const receipt = response.receipts.at(-1);
  const { state, signed_copy, signing, signed } = response;
  return (
    <>
      <section aria-labelledby="tinh-trang" class="screen-only">
        <h2 id="tinh-trang">Tình trạng Phiếu</h2>
        <ResponseStatus place={{ state, signed_copy, isLocked: signing?.locked ?? false }} />
        {receipt && signed && !signed.is_current && (
          <OutdatedCopy signed={signed} revision={receipt.revision} credentials={credentials} />
        )}
        {!receipt && (
          <p class="note">
            Số liệu của Phiếu này chưa được gửi. Khi đã gửi số liệu, bản ký và kế hoạch được gửi tại đây.{' '}
            <a href="/phieu/">Tới Phiếu khảo sát</a>
          </p>
        )}
      </section>
      {receipt && (
        <>
          <div class="screen-only">
            <FilesToSend credentials={credentials} onReceived={onChanged} />
            <SignedCopyForm credentials={credentials} revision={receipt.revision} onRecorded={onChanged} />
          </div>
          <ConfirmationSheet response={response} receipt={receipt} contacts={contacts} />
          <p class="screen-only">
            <button type="button" class="button" onClick={() => print()}>
              In xác nhận
            </button>
          </p>
        </>
      )}
    </>
  );
}
