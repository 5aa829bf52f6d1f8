import { expect, it } from 'vitest'
import { isMadeUp, privateHost } from '../../src/checks/links/hosts.ts'

it.each<[string, string]>([
  ['localhost', 'machine'],
  ['app.localhost', 'machine'],
  ['127.0.0.1', 'machine'],
  ['127.255.0.9', 'machine'],
  ['0.0.0.0', 'machine'],
  ['[::1]', 'machine'],
  ['10.0.0.1', 'network'],
  ['172.16.0.1', 'network'],
  ['172.31.255.255', 'network'],
  ['192.168.1.20', 'network'],
  ['169.254.1.1', 'network'],
  ['100.64.0.1', 'network'],
  ['[fd12:3456::1]', 'network'],
  ['[fe80::1]', 'network'],
  ['intranet', 'name'],
  ['printer.local', 'name'],
  ['router.home.arpa', 'name'],
])('%s is out of reach: %s', (host, why) => expect(privateHost(host)).toBe(why))

it.each([
  ...[
    'harbour.org',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '8.8.8.8',
  ],
  ...[
    '[2001:db8::1]',
    'local.gov.uk',
    'localhost.harbour.org',
    'intranet.harbour.org',
    '10.harbour.org',
  ],
])('%s can be reached', (host) => expect(privateHost(host)).toBeUndefined())

it.each(['todo', 'www.yourdomain.com', 'your-website.co.uk', 'mycompany.org', 'domain.com'])(
  '%s is made up',
  (host) => expect(isMadeUp(host)).toBe(true),
)

it.each(['yourvoice.org', 'mydomain-matters.org.uk', 'domain.com.au', 'link.harbour.org'])(
  '%s is not',
  (host) => expect(isMadeUp(host)).toBe(false),
)
