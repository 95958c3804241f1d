export function HeldPage(_: object) { return <p>…</p>; }
