import { describe, expect, it } from 'vitest';
import { isLoopback, originOf, parseOrigin, parseServerUrl } from '../../../src/http/origin.ts';

describe('an address that credentials may go to', () => {
  it.each([
    'https://api.worklayer.com',
    'https://api.worklayer.com:8443/',
    'https://login.example/oauth/token',
    'http://127.0.0.1:4000',
    'http://127.9.9.9',
    'http://localhost:8080',
    'http://[::1]:8080',
  ])('%s is one', (text) => {
    expect(parseServerUrl(text, 'The URL').href).toContain(new URL(text).host);
  });

  it.each([
    ['https://portal.example.', 'https://portal.example'],
    ['https://PORTAL.example.:8443', 'https://portal.example:8443'],
    ['http://localhost.:8080/', 'http://localhost:8080'],
  ])('%s means the same as %s', (text, origin) => {
    expect(parseOrigin(text, 'The URL')).toBe(origin);
    expect(originOf(text)).toBe(origin);
  });

  it.each([
    ['http://api.worklayer.com', /in the clear/],
    ['http://localhost.evil.example', /in the clear/],
    ['http://127.0.0.1.evil.example', /in the clear/],
    ['http://0.0.0.0:80', /in the clear/],
    ['http://192.168.1.4', /in the clear/],
    ['ftp://api.worklayer.com', /Only https/],
    ['file:///etc/passwd', /Only https/],
    ['https://user:pw@api.worklayer.com', /user name or password/],
    ['https://api.worklayer.com?x=1', /query or a fragment/],
    ['https://api.worklayer.com#x', /query or a fragment/],
    ['api.worklayer.com', /not a URL/],
    ['', /not a URL/],
  ])('%s is refused', (text, why) => {
    expect(() => parseServerUrl(text, 'The URL')).toThrowError(
      expect.objectContaining({
        kind: 'config',
        code: 'url_refused',
        why: expect.stringMatching(why),
      }),
    );
  });

  it.each([
    'https://me:hunter2@x.example',
    'https://x.example/?key=hunter2',
    'https://x.example/#hunter2',
  ])('doesn’t show a password that stands in it: %s', (text) => {
    expect(() => parseServerUrl(text, 'The URL')).toThrowError(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});

describe('a portal’s address', () => {
  it('is an origin', () => {
    expect(parseOrigin('https://api.worklayer.com/', 'The URL')).toBe('https://api.worklayer.com');
  });

  it('has no path, which would be dropped from every call without a word', () => {
    expect(() => parseOrigin('https://firm.example/portal', 'The URL')).toThrowError(
      expect.objectContaining({ kind: 'config', why: expect.stringMatching(/path/) }),
    );
  });
});

it('knows this machine by its own names only', () => {
  expect(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]', '::1'].every(isLoopback)).toBe(true);
  expect(['localhost.', 'a.localhost', '128.0.0.1', '::2', ''].some(isLoopback)).toBe(false);
});
