// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  forgetCode,
  onPersonalLink,
  rememberCode,
  rememberedCode,
  takePersonalLink,
} from '../../src/submission/codes/tab-code.ts';

const moveFocusTo = (address: string) => history.replaceState(null, '', `http://localhost:3000${address}`);
beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  moveFocusTo('/phieu/');
});

describe('the personal link', () => {
  test('gives Sở and code, and leaves neither in the address', () => {
    moveFocusTo('/phieu/?a=1#so=79&ma=ABCD-EFGH');
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD-EFGH' });
    expect(location.href).toBe('http://localhost:3000/phieu/?a=1');
  });

  test('is remembered in this tab and never on this machine', () => {
    moveFocusTo('/phieu/#so=79&ma=ABCD-EFGH');
    takePersonalLink();
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD-EFGH' });
    expect(JSON.stringify(localStorage)).not.toContain('ABCD');
  });

  test('may name no Sở', () => {
    moveFocusTo('/phieu/#ma=ABCD');
    expect(takePersonalLink()).toEqual({ unit: '', code: 'ABCD' });
  });

  test.each(['/phieu/', '/phieu/#muc-3', '/phieu/#so=79', '/phieu/#ma='])('is not %s', (address) => {
    moveFocusTo(address);
    expect(takePersonalLink()).toBeUndefined();
    expect(location.href).toBe(`http://localhost:3000${address}`);
  });

  test('opened while the form is shown is taken too, once', () => {
    const callback = vi.fn();
    const stop = onPersonalLink(callback);
    moveFocusTo('/phieu/#muc-3');
    dispatchEvent(new Event('hashchange'));
    expect(callback).not.toHaveBeenCalled();
    moveFocusTo('/phieu/#so=79&ma=ABCD');
    dispatchEvent(new Event('hashchange'));
    expect(callback).toHaveBeenCalledOnce();
    expect(location.hash).toBe('');
    expect(takePersonalLink()).toEqual({ unit: '79', code: 'ABCD' });
    stop();
    moveFocusTo('/phieu/#so=79&ma=ABCD');
    dispatchEvent(new Event('hashchange'));
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe('a code that was typed', () => {
  const typed = { unit: '04', code: 'ABCDEFGHJKMNPQRST' };

  test('is remembered in this tab, as that of a personal link is, and never on this machine', () => {
    rememberCode(typed);
    expect(rememberedCode()).toEqual(typed);
    expect(takePersonalLink()).toEqual(typed);
    expect(localStorage.length).toBe(0);
  });

  test('gives way to a personal link that is opened later', () => {
    rememberCode(typed);
    moveFocusTo('/phieu/#so=79&ma=ABCD');
    takePersonalLink();
    expect(rememberedCode()).toEqual({ unit: '79', code: 'ABCD' });
  });

  test('is forgotten when told so', () => {
    rememberCode(typed);
    forgetCode();
    expect(rememberedCode()).toBeUndefined();
  });

  test.each(['', 'null', '[]', '{"unit":4,"code":"A"}', '{"unit":"04"', '"A"'])(
    'is none where the tab holds %j',
    (stored) => {
      sessionStorage.setItem('ma-phieu-669', stored);
      expect(rememberedCode()).toBeUndefined();
    },
  );

  test('is remembered nowhere where the browser allows no storage, and nothing breaks', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    rememberCode(typed);
    expect(rememberedCode()).toBeUndefined();
    forgetCode();
    vi.unstubAllGlobals();
  });
});
