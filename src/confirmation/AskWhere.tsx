/** An office that answers questions, as content/site.json lists it. */
export interface Contact {
  office: string;
  about?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** Where a reader of the confirmation asks, on paper too. */
export function AskWhere({ contacts, site }: { contacts: readonly Contact[]; site: string }) {
  return (
    <section aria-labelledby="giai-dap">
      <h2 id="giai-dap">Nơi giải đáp</h2>
      <ul class="ask-where">
        {contacts.map(({ office, about, phone, email }) => (
          <li key={`${office} ${about ?? ''}`}>
            {[about ? `${office} (${about})` : office, phone, email].filter(Boolean).join(', ')}
          </li>
        ))}
        {contacts.length === 0 && <li>Theo đầu mối liên hệ ghi tại {new URL('/tro-giup/', site).href}</li>}
      </ul>
    </section>
  );
}
