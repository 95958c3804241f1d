import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onPersonalLink, takePersonalLink } from '../../src/form/personal-link.ts';

const goTo = (address: string) => history.replaceState(null, '', `http://localhost:3000${address}`);
beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  goTo('/phieu/');
});

describe('the personal link', () => {
  test('gives Sở and code, and leaves neither in the address', () => {
    goTo('/phieu/?a=1#so=79&ma=ABCD-EFGH');
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD-EFGH' });
    expect(location.href).toBe('http://localhost:3000/phieu/?a=1');
  });

  test('is remembered in this tab and never on this machine', () => {
    goTo('/phieu/#so=79&ma=ABCD-EFGH');
    takePersonalLink();
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD-EFGH' });
    expect(JSON.stringify(localStorage)).not.toContain('ABCD');
  });

  test('may name no Sở', () => {
    goTo('/phieu/#ma=ABCD');
    expect(takePersonalLink()).toEqual({ unit: '', code: 'ABCD' });
  });

  test.each(['/phieu/', '/phieu/#muc-3', '/phieu/#so=79', '/phieu/#ma='])('is not %s', (address) => {
    goTo(address);
    expect(takePersonalLink()).toBeUndefined();
    expect(location.href).toBe(`http://localhost:3000${address}`);
  });

  test('opened while the form is shown is taken too, once', () => {
    const callback = vi.fn();
    const stop = onPersonalLink(callback);
    goTo('/phieu/#muc-3');
    dispatchEvent(new Event('hashchange'));
    expect(callback).not.toHaveBeenCalled();
    goTo('/phieu/#so=79&ma=ABCD');
    dispatchEvent(new Event('hashchange'));
    expect(callback).toHaveBeenCalledOnce();
    expect(location.hash).toBe('');
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD' });
    stop();
    goTo('/phieu/#so=79&ma=ABCD');
    dispatchEvent(new Event('hashchange'));
    expect(callback).toHaveBeenCalledOnce();
  });
});
