// The one script of the page that the form is measured against: the button below a repeat adds another instance.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-press=add]') : null;
  const repeat = button?.getAttribute('data-of');
  if (!repeat) return;
  const list = document.getElementById(`cac-${repeat}`);
  const made = document.createElement('template');
  made.innerHTML =
    document.getElementById(`mau-${repeat}`)?.innerHTML.replaceAll('-i-', String(list?.childElementCount)) ??
    '';
  list?.append(made.content);
});
