// The one script of the page that the form is measured against: a button below each repeat adds another instance.
for (const repeat of ['software_in_use', 'software_planned']) {
  const fieldsIn = (/** @type {ParentNode} */ place) => [...place.querySelectorAll('[name]')];
  const nameOf = (/** @type {Element} */ field) => field.getAttribute('name') ?? '';
  const instanceAt = (/** @type {number} */ index) => {
    const isOfInstance = (/** @type {Element} */ field) => nameOf(field).startsWith(`${repeat}.${index}.`);
    let instance = fieldsIn(document).find(isOfInstance);
    // The largest element in which there are fields of this instance and no others.
    while (instance?.parentElement && fieldsIn(instance.parentElement).every(isOfInstance))
      instance = instance.parentElement;
    return instance;
  };
  let count = 0;
  while (instanceAt(count)) count += 1;
  const blank = instanceAt(0)?.outerHTML ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button-secondary';
  button.textContent = 'Thêm phần mềm';
  button.addEventListener('click', () => {
    const html = blank
      .replaceAll(`${repeat}.0.`, `${repeat}.${count}.`)
      .replaceAll(`${repeat}-0`, `${repeat}-${count}`)
      .replaceAll('thứ 1<', `thứ ${count + 1}<`);
    count += 1;
    button.insertAdjacentHTML('beforebegin', html);
  });
  instanceAt(count - 1)?.after(button);
}
