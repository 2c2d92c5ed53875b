import { describe, expect, it } from 'vitest';
import { isExempt } from '../../../src/http/no-proxy.ts';
import { proxyFor } from '../../../src/http/proxy.ts';

const PORTAL = 'https://api.portal.example';
const PROXY = 'http://proxy.firm.example:3128';

describe('the hosts of NO_PROXY', () => {
  it.each([
    ['*', true],
    ['api.portal.example', true],
    ['API.Portal.Example', true],
    ['portal.example', true],
    ['.portal.example', true],
    ['*.portal.example', true],
    ['portal.example.', true],
    ['one.example, portal.example', true],
    ['one.example portal.example', true],
    ['api.portal.example:443', true],
    ['api.portal.example:8443', false],
    ['rtal.example', false],
    ['portal.example.evil', false],
    ['pi.portal.example', false],
    ['', false],
    [' , ', false],
  ])('%j mean api.portal.example: %s', (list, exempt) => {
    expect(isExempt(list, 'api.portal.example', '443')).toBe(exempt);
  });

  it.each([
    ['10.1.2.3', '10.1.2.3', true],
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/16', '10.1.2.3', false],
    ['10.0.0.0/99', '10.1.2.3', false],
    ['10.0.0.0/8', '10.evil.example', false],
    ['2.3', '10.1.2.3', false],
    ['fd00::1', '[fd00::1]', true],
    ['[fd00::1]:443', '[fd00::1]', true],
    ['[fd00::1]:80', '[fd00::1]', false],
    ['fd00::/8', '[fd00::1]', true],
    ['fd00::/8', '10.1.2.3', false],
    ['fd00:0:0::0:1', '[fd00::1]', true],
    ['fd00:0:0::0:2', '[fd00::1]', false],
    ['[fd00::]/8', '[fd00::1]', true],
    ['portal.example', 'portal.example.', true],
  ])('%j mean the address %s: %s', (list, host, exempt) => {
    expect(isExempt(list, host, '443')).toBe(exempt);
  });
});

describe('the proxy for a portal', () => {
  it.each([
    [{ HTTPS_PROXY: PROXY }, 'HTTPS_PROXY'],
    [{ https_proxy: PROXY, HTTPS_PROXY: 'http://other:1' }, 'https_proxy'],
    [{ ALL_PROXY: PROXY }, 'ALL_PROXY'],
    [{ all_proxy: 'http://other:1', HTTPS_PROXY: PROXY }, 'HTTPS_PROXY'],
    [{ HTTPS_PROXY: ' ', ALL_PROXY: 'proxy.firm.example:3128' }, 'ALL_PROXY'],
  ])('is read from %j', (env, variable) => {
    expect(proxyFor(PORTAL, env)).toEqual({
      origin: PROXY,
      host: 'proxy.firm.example:3128',
      variable,
      authorization: null,
    });
  });

  it.each([
    [{}, PORTAL],
    [{ HTTP_PROXY: PROXY, http_proxy: PROXY }, PORTAL],
    [{ HTTPS_PROXY: PROXY, NO_PROXY: '.portal.example' }, PORTAL],
    [{ HTTPS_PROXY: PROXY, NO_PROXY: 'other', no_proxy: '*' }, PORTAL],
    [{ HTTPS_PROXY: PROXY, NO_PROXY: '*', no_proxy: '' }, PORTAL],
    [{ HTTPS_PROXY: PROXY }, 'https://localhost:8443'],
    [{ HTTPS_PROXY: PROXY }, 'https://127.0.0.1:8443'],
    [{ ALL_PROXY: PROXY }, 'http://[::1]:8080'],
  ])('is none with %j for %s', (env, origin) => {
    expect(proxyFor(origin, env)).toBeNull();
  });

  it('keeps its user name and password apart from what may be shown', () => {
    const proxy = proxyFor(PORTAL, { HTTPS_PROXY: 'http://mary:p%40ss%25@proxy.firm.example' });
    const expected = `Basic ${Buffer.from('mary:p@ss%').toString('base64')}`;
    expect(proxy?.authorization).toBe(expected);
    expect(JSON.stringify({ ...proxy, authorization: '' })).not.toMatch(/mary|p@ss|p%40/);
    expect(proxy?.host).toBe('proxy.firm.example:80');
  });

  it.each([
    'socks5://mary:geheim@127.0.0.1:1080',
    'http://',
    'http://a b',
    'http://mary:12#geheim@127.0.0.1:1080',
    'mary:12?geheim@127.0.0.1:1080',
    'http://mary:12/geheim@127.0.0.1:1080',
  ])('that can’t be used ends with an error and isn’t passed by: %s', (value) => {
    const find = () => proxyFor(PORTAL, { HTTPS_PROXY: value });
    expect(find).toThrow(expect.objectContaining({ kind: 'config', code: 'proxy_refused' }));
    expect(find).not.toThrow(/geheim|mary/);
  });
});
