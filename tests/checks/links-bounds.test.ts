import { describe, expect, it } from 'vitest'
import { barred, isPublic } from '../../src/net/bounds.ts'

/** Addresses of machines, as a resolver gives them. */
describe('the address of a machine', () => {
  it.each([
    ...['8.8.8.8', '1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.1', '192.169.0.1'],
    ...['100.63.255.255', '100.128.0.1', '169.253.255.255', '11.0.0.1', '223.255.255.255'],
    ...['2606:4700:4700::1111', '2a00:1450:4009::200e', '2001:4860:4860::8888'],
  ])('%s is public', (address) => expect(isPublic(address)).toBe(true))

  it.each([
    // This machine, and none.
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3', '::1', '::'],
    // Private networks (RFC 1918), and what a machine gives itself (RFC 3927, RFC 4291).
    ...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.20'],
    ...['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
    // Unique local (RFC 4193) and site-local (RFC 3879).
    ...['fc00::1', 'fd12:3456:789a::1', 'fd00:ec2::254', 'fec0::1'],
    // Behind a carrier (RFC 6598).
    ...['100.64.0.1', '100.127.255.255'],
    // Many at once.
    ...['224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1'],
    // Documentation, benchmarks, reserved (RFC 5737, RFC 3849, RFC 9637, RFC 2544, RFC 1112).
    ...['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '240.0.0.1', '192.0.0.1'],
    ...['2001:db8::1', '3fff::1', '2001:2::1', '100::1', '5f00::1', '4000::1'],
    // An address within an address: mapped, compatible, NAT64 (RFC 6052, RFC 8215), 6to4, Teredo.
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '::ffff:0:10.0.0.1'],
    ...['64:ff9b::a00:1', '64:ff9b::808:808', '64:ff9b:1::1', '2002:7f00:1::', '2001::1'],
    // Nothing.
    ...['', 'harbour.org', '1.2.3.4.5', '999.1.1.1'],
  ])('`%s` is not', (address) => expect(isPublic(address)).toBe(false))
})

describe('a web address', () => {
  it.each([
    ...[
      'https://harbour.org',
      'http://harbour.org/x?y#z',
      'https://HARBOUR.org.',
      'https://8.8.8.8/',
    ],
    ...['https://harbour.org:443', 'http://harbour.org:80', 'http://harbour.org:8080'],
    ...['https://harbour.org:8443', 'https://[2606:4700:4700::1111]/', 'https://local.gov.uk'],
    ...[
      'https://xn--hafn-5qa.de',
      'https://höfn.is',
      'https://myexample.org',
      'https://example.org.uk',
    ],
    ...['https://latest.org', 'https://onion.harbour.org', 'https://10.harbour.org'],
  ])('%s may be asked', (address) => expect(barred(new URL(address))).toBeUndefined())

  it.each([
    ...[
      'https://example.org/x',
      'https://www.example.com',
      'http://EXAMPLE.net.',
      'https://weir.example',
    ],
    ...['https://harbour.test', 'https://harbour.invalid'],
  ])('%s is an example', (address) => expect(barred(new URL(address))).toBe('example'))

  it.each([
    // 127.0.0.1 in all its spellings: decimal, octal, hexadecimal, shortened, mixed, mapped.
    ...['http://127.0.0.1', 'http://2130706433', 'http://0177.0.0.1', 'http://017700000001'],
    ...[
      'http://0x7f.0.0.1',
      'http://0x7f000001',
      'http://127.1',
      'http://127.0.1',
      'http://0x7f.1',
    ],
    ...[
      'http://127.0.0.1.',
      'http://１２７.0.0.1',
      'http://%31%32%37.0.0.1',
      'http://127。0。0。1',
    ],
    ...[
      'http://[::ffff:127.0.0.1]',
      'http://[::ffff:7f00:1]',
      'http://[::1]',
      'http://[::127.0.0.1]',
    ],
    ...['http://0', 'http://0.0.0.0', 'http://[::]', 'http://[0:0:0:0:0:0:0:1]'],
    // Other machines of a house.
    ...['http://10.1', 'http://192.168.1.20', 'http://169.254.169.254/latest', 'http://0xa9fea9fe'],
    ...['http://[fd00:ec2::254]', 'http://[fe80::1]', 'http://[64:ff9b::7f00:1]'],
    // Names of a house.
    ...['http://localhost', 'http://LOCALHOST', 'http://localhost.', 'http://app.localhost'],
    ...['http://intranet', 'http://intranet.', 'http://printer.local', 'http://wiki.internal'],
    ...[
      'http://router.home.arpa',
      'http://expyuzz4wqqyqhjn.onion',
      'http://files.corp',
      'http://a.lan',
    ],
    // Passwords, ports, schemes.
    ...['https://me@harbour.org', 'https://me:secret@harbour.org', 'https://:secret@harbour.org'],
    ...[
      'https://harbour.org:22',
      'http://harbour.org:6379',
      'https://harbour.org:25',
      'http://a.org:0',
    ],
    ...['ftp://harbour.org', 'file:///etc/passwd', 'gopher://harbour.org', 'javascript:alert(1)'],
  ])('%s is barred', (address) => expect(barred(new URL(address))).toBe('barred'))
})
