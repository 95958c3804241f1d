import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useIsReady } from '../form/dom/use-is-ready.ts';
import { OfficeHeader } from '../form/OfficeHeader.tsx';
import { OpenByCode } from '../paper/OpenByCode.tsx';
import { ResponseStatus } from '../paper/ResponseStatus.tsx';
import { confirmationPath } from '../submission/confirmation-path.ts';
import type { Credentials, OpenedDraft } from '../submission/draft-documents.ts';
import { nextAction } from '../submission/next-step.ts';
import { planAddress } from '../submission/plan-address.ts';
import type { AnnouncedFile } from '../submission/upload.ts';
import { FilesOfKind } from './FilesOfKind.tsx';
import { OutdatedCopy } from './OutdatedCopy.tsx';
import { SignedCopyForm } from './SignedCopyForm.tsx';
import { useUploads } from './use-uploads.ts';
import { withdraw } from './withdrawal.ts';

/** The page of the văn thư: where the response stands, files, the signed copy, the plan. It changes no answer. */
export function SignedCopyPage() {
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
      {opened && <OpenedFiles key={opened.credentials.unit} {...opened} onChanged={take} />}
    </>
  );
}

interface OpenedProps {
  response: OpenedDraft;
  credentials: Credentials;
  onChanged: (response: OpenedDraft) => void;
}

function OpenedFiles({ response, credentials, onChanged }: OpenedProps) {
  const receipt = response.receipts.at(-1);
  const { state, signed_copy, signing, signed } = response;
  return (
    <>
      <OpenedHeader response={response} unit={credentials.unit} />
      <section aria-labelledby="tinh-trang">
        <h2 id="tinh-trang">Tình trạng Phiếu</h2>
        <ResponseStatus place={{ state, signed_copy, isLocked: signing?.locked ?? false }} />
        {receipt && signed && !signed.is_current && (
          <OutdatedCopy signed={signed} revision={receipt.revision} credentials={credentials} />
        )}
        {!receipt && (
          <p class="note">
            Số liệu của Phiếu này chưa được gửi. Khi đã gửi số liệu, bản ký được gửi tại đây.{' '}
            <a href="/phieu/">Tới Phiếu khảo sát</a>
          </p>
        )}
      </section>
      {(receipt ?? response.open) && (
        <Steps {...{ response, credentials, onChanged }} revision={receipt?.revision} />
      )}
    </>
  );
}

/** Whose Phiếu this is, and what comes next unless it is done on this page. */
function OpenedHeader({ response, unit }: { response: OpenedDraft; unit: string }) {
  const { state, signed_copy, signing, number, open } = response;
  const place = { state, signed_copy, isLocked: signing?.locked ?? false };
  const action = nextAction(place, { isClosed: !open });
  const next = action.href === '/phieu/ban-ky/' ? undefined : action;
  return <OfficeHeader unit={unit} number={number} place={place} next={next} />;
}

function Steps({
  response,
  credentials,
  revision,
  onChanged,
}: OpenedProps & { revision: number | undefined }) {
  const { uploads, add, putAway } = useUploads(credentials, onChanged);
  // The step was not there yet when the address was followed.
  useEffect(() => {
    if (planAddress.endsWith(location.hash) && location.hash !== '')
      document.getElementById('ke-hoach')?.scrollIntoView();
  }, []);
  async function takeBack(id: string): Promise<string | undefined> {
    const done = await withdraw(credentials, id);
    if ('refused' in done) return done.refused;
    onChanged(done.response);
    return undefined;
  }
  const files = (kind: AnnouncedFile['kind']) => (
    <FilesOfKind
      kind={kind}
      response={response}
      uploads={uploads.filter((one) => one.kind === kind)}
      onFile={(file) => add(file, kind)}
      onPutAway={putAway}
      onWithdraw={takeBack}
    />
  );
  const plan = (
    <>
      <p class="hint">
        Kế hoạch tổ chức triển khai Sở đã ban hành (mục 2 và chú thích 1 của Phiếu). Tệp PDF, JPEG hoặc PNG,
        mỗi tệp không quá 20 MB. Tệp không được công bố.
      </p>
      {files('plan')}
    </>
  );
  if (revision === undefined)
    return (
      <Step id="ke-hoach" title="Tải lên kế hoạch kèm theo (nếu có)">
        {plan}
      </Step>
    );
  return (
    <>
      <Step id="buoc-1" title="1. Tải lên bản Phiếu đã ký, đóng dấu">
        <p class="hint">
          Tệp PDF, JPEG hoặc PNG, mỗi tệp không quá 20 MB; chọn được nhiều tệp một lần. PDF đã ký số cũng được
          nhận. Nhận được tệp là đã ghi nhận bản ký. Tệp không được công bố.
        </p>
        {files('signed_copy')}
      </Step>
      <Step id="buoc-2" title="2. Ghi số, ngày công văn; hoặc bản ký gửi bằng cách khác">
        <p class="hint">
          Không bắt buộc khi đã tải tệp ở bước 1. Không tải được tệp thì chọn cách gửi và ghi số, ngày công
          văn của Sở.
        </p>
        <SignedCopyForm credentials={credentials} revision={revision} onRecorded={onChanged} />
      </Step>
      <Step id="ke-hoach" title="3. Tải lên kế hoạch kèm theo (nếu có)">
        {plan}
      </Step>
      <Step id="buoc-4" title="4. In xác nhận">
        <p>
          <a class="button-secondary" href={confirmationPath}>
            Xem và in xác nhận
          </a>
        </p>
      </Step>
    </>
  );
}

const Step = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section class="form-section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
