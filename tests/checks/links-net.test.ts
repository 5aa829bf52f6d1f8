import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { type Manners, openNet } from '../../src/net.ts'
import { tool } from '../support/tools.ts'
import { fail, serve, serveSecurely, worldOf } from '../support/web.ts'

const quick: Manners = { atOnce: 8, perHost: 2, pause: 5 }
const here = ['127.0.0.1']

type Site = (request: IncomingMessage, response: ServerResponse) => unknown

/** A site of several pages, each a name and what it does. */
const pages =
  (table: Record<string, Site>): RequestListener =>
  (request, response) => {
    const page = table[(request.url ?? '').replace(/\?.*/, '')]
    if (page) page(request, response)
    else response.writeHead(404).end()
  }

const gives =
  (status: number, headers: Record<string, string> = {}): Site =>
  (_request, response) =>
    response.writeHead(status, headers).end()

const leads = (status: number, location: string) => gives(status, { location })

/** Another answer to HEAD than to GET. */
const twofold =
  (head: Site, get: Site): Site =>
  (request, response) =>
    request.method === 'HEAD' ? head(request, response) : get(request, response)

/** What is answered about one address, by a world in which all names lead here. */
async function asked(address: string): Promise<Answer | undefined> {
  const { ask } = openNet(
    worldOf(() => here),
    quick,
  )
  return (await ask([address])).get(address)
}

describe('a page', async () => {
  const sent: string[] = []
  let written = 0
  let isCut = false
  const endless: Site = (_request, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000))) written += 10_000
    }
    response.on('drain', more)
    response.on('close', () => {
      isCut = true
    })
    more()
  }
  const port = await serve(
    pages({
      '/ok': (request, response) => {
        sent.push(`${request.method} ${request.url} ${request.headers['user-agent']}`)
        response.end('A page')
      },
      '/empty': gives(204),
      '/gone': gives(410),
      '/members': gives(401),
      '/shy': gives(403),
      '/fault': gives(500),
      '/linkedin': gives(999),
      '/head-404': twofold(gives(404), gives(200)),
      '/head-405': twofold(gives(405), gives(200)),
      '/head-501': twofold(gives(501), gives(404)),
      '/head-403': twofold(gives(403), gives(403)),
      '/head-hangs-up': twofold((request) => request.socket.destroy(), gives(200)),
      '/old': leads(301, '/older'),
      '/older': leads(308, 'ok'),
      '/for-now': leads(302, '/ok?today#news'),
      '/see': leads(303, '/ok'),
      '/again': leads(307, '/missing'),
      '/bare': gives(301),
      '/odd': leads(301, 'http://[oops'),
      '/loop': leads(301, '/loop-2'),
      '/loop-2': leads(302, '/loop'),
      '/self': leads(302, '/self'),
      '/6': leads(301, '/5'),
      '/5': leads(301, '/4'),
      '/4': leads(301, '/3'),
      '/3': leads(301, '/2'),
      '/2': leads(301, '/1'),
      '/1': leads(301, '/ok'),
      '/file': leads(301, 'file:///etc/passwd'),
      '/script': leads(301, 'javascript:alert(1)'),
      '/password': leads(302, 'https://me:secret@harbour.org/'),
      '/metadata': leads(302, 'http://169.254.169.254/latest/meta-data'),
      '/mapped': leads(302, 'http://[::ffff:127.0.0.1]/'),
      '/machine': leads(302, 'http://localhost/'),
      '/accents': (_request, response) => {
        response.socket?.end('HTTP/1.1 301 Moved\r\nLocation: /h\u00f6fn\r\n\r\n')
      },
      '/h%C3%B6fn': gives(200),
      '/silent': () => undefined,
      '/hang-up': (request) => request.socket.destroy(),
      '/huge': gives(200, { 'x-huge': 'x'.repeat(100_000) }),
      '/large': gives(200, { 'x-large': 'x'.repeat(30_000) }),
      '/endless': twofold(gives(405), endless),
    }),
  )
  const site = `http://harbour.org:${port}`
  const to = (status: number, path: string) => ({ status, to: site + path })

  it.each<[page: string, answer: Answer]>([
    ['/ok', { status: 200 }],
    ['/ok#news', { status: 200 }],
    ['/empty', { status: 204 }],
    ['/missing', { status: 404 }],
    ['/gone', { status: 410 }],
    ['/members', { status: 401 }],
    ['/shy', { status: 403 }],
    ['/fault', { status: 500 }],
    ['/linkedin', { status: 999 }],
    ['/head-404', { status: 200 }],
    ['/head-405', { status: 200 }],
    ['/head-501', { status: 404 }],
    ['/head-403', { status: 403 }],
    ['/head-hangs-up', { status: 200 }],
    ['/old', { hops: [to(301, '/older'), to(308, '/ok')], status: 200 }],
    ['/for-now', { hops: [to(302, '/ok?today#news')], status: 200 }],
    ['/see', { hops: [to(303, '/ok')], status: 200 }],
    ['/again', { hops: [to(307, '/missing')], status: 404 }],
    ['/bare', { status: 301 }],
    ['/odd', { status: 301 }],
    ['/loop', { hops: [to(301, '/loop-2'), to(302, '/loop')], failure: 'round' }],
    ['/self', { hops: [to(302, '/self')], failure: 'round' }],
    ['/5', { hops: ['/4', '/3', '/2', '/1', '/ok'].map((path) => to(301, path)), status: 200 }],
    ['/accents', { hops: [to(301, '/h%C3%B6fn')], status: 200 }],
    ['/silent', { failure: 'silent' }],
    ['/hang-up', { failure: 'closed' }],
    ['/huge', { failure: 'garbled' }],
    ['/large', { status: 200 }],
    ['/endless', { status: 200 }],
  ])('%s is answered', async (page, answer) => expect(await asked(site + page)).toEqual(answer))

  it.each([...['/file', '/script', '/password', '/metadata', '/mapped', '/machine']])(
    '%s leads where nobody goes',
    async (page) => {
      expect(await asked(site + page)).toMatchObject({ failure: 'nowhere' })
    },
  )

  it('leads on five times, no more', async () => {
    const answer = await asked(`${site}/6`)
    expect(answer).toMatchObject({ failure: 'too-far' })
    expect(answer?.hops).toHaveLength(6)
  })

  it('is asked by its address without the fragment, by newswire', async () => {
    sent.length = 0
    await asked(`${site}/ok?a=b#c`)
    expect(sent).toEqual([expect.stringMatching(/^HEAD \/ok\?a=b newswire\/\d/)])
  })

  it('is not read', async () => {
    isCut = false
    written = 0
    expect(await asked(`${site}/endless`)).toEqual({ status: 200 })
    await expect.poll(() => isCut).toBe(true)
    expect(written).toBeLessThan(5_000_000)
  })

  it('is asked once, however often it is named', async () => {
    sent.length = 0
    const { ask } = openNet(
      worldOf(() => here),
      quick,
    )
    const answers = await ask([`${site}/ok`, `${site}/ok`, `${site}/gone`])
    expect([...answers.values()]).toEqual([{ status: 200 }, { status: 410 }])
    expect(sent).toHaveLength(1)
  })
})

describe('a machine', () => {
  it('that listens to nobody', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    await new Promise((done) => server.close(done))
    const port = typeof address === 'object' ? address?.port : 0
    expect(await asked(`http://harbour.org:${port}/`)).toEqual({ failure: 'unreached' })
  })

  it('that talks of something else', async () => {
    const server = createServer((socket) => socket.end('220 mail.harbour.org ESMTP\r\n'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await asked(`http://harbour.org:${port}/`)).toEqual({ failure: 'garbled' })
    server.close()
  })
})

describe('a name', () => {
  const hits: string[] = []
  const count =
    (name: string): RequestListener =>
    (request, response) => {
      hits.push(name)
      response.writeHead(request.method === 'HEAD' && request.url === '/head-405' ? 405 : 200).end()
    }

  it.each<[string, string[]]>([
    ['of a private network', ['10.0.0.1']],
    ['of this machine', ['127.0.0.2']],
    ['of the cloud around a machine', ['169.254.169.254']],
    ['with two addresses, one of them private', ['127.0.0.1', '192.168.1.1']],
    ['with two addresses, one of them mapped', ['127.0.0.1', '::ffff:127.0.0.1']],
  ])('%s is not asked', async (_what, addresses) => {
    hits.length = 0
    const port = await serve(count('here'))
    const address = `http://harbour.org:${port}/`
    const { ask } = openNet(
      worldOf(() => addresses),
      quick,
    )
    expect((await ask([address])).get(address)).toEqual({ failure: 'inside' })
    expect(hits).toEqual([])
  })

  it('to which a redirect leads is looked at as well', async () => {
    const port = await serve(leads(302, 'http://metadata.harbour.org/latest'))
    const address = `http://harbour.org:${port}/`
    const names = (host: string) => (host === 'harbour.org' ? here : ['169.254.169.254'])
    const answer = (await openNet(worldOf(names), quick).ask([address])).get(address)
    expect(answer).toEqual({
      hops: [{ status: 302, to: 'http://metadata.harbour.org/latest' }],
      failure: 'inside',
    })
  })

  it('is resolved once for each connection, which goes to what was looked at', async () => {
    hits.length = 0
    const port = await serve(count('here'))
    await serve(count('trap'), '127.0.0.2', port)
    let times = 0
    // The first time it is public, then no more.
    const names = () => {
      times += 1
      return times === 1 ? here : ['127.0.0.2']
    }
    const first = `http://harbour.org:${port}/`
    const { ask } = openNet(worldOf(names), quick)
    expect((await ask([first])).get(first)).toEqual({ status: 200 })
    expect({ hits, times }).toEqual({ hits: ['here'], times: 1 })

    // HEAD goes to the public address; before GET the name leads elsewhere.
    times = 0
    hits.length = 0
    const second = `http://harbour.org:${port}/head-405`
    expect((await ask([second])).get(second)).toEqual({ failure: 'inside' })
    expect({ hits, times }).toEqual({ hits: ['here'], times: 2 })
  })

  it('that nobody has is told from a DNS that does not know', async () => {
    const port = await serve(count('here'))
    const names = (host: string) =>
      host === 'harbour.org' ? here : host.startsWith('dns') ? fail('EAI_AGAIN') : undefined
    const { ask, isOffline } = openNet(worldOf(names), quick)
    await ask([`http://harbour.org:${port}/`])
    const answers = await ask(['http://no.harbour.org/', 'http://dns.harbour.org/'])
    expect([...answers.values()]).toEqual([{ failure: 'no-name' }, { failure: 'no-dns' }])
    expect(isOffline()).toBe(false)
  })
})

describe('without a network', () => {
  const addresses = [1, 2, 3, 4].map((number) => `https://h${number}.harbour.org/`)
  const failures = (answers: ReadonlyMap<string, Answer>) =>
    [...answers.values()].map(({ failure }) => failure)

  it.each<[string, () => Promise<never> | never]>([
    ['no server for names answers', () => fail('EAI_AGAIN')],
    ['no name is known', () => fail('ENOTFOUND')],
    ['nothing comes back', () => new Promise<never>(() => undefined)],
    ['no way leads out', () => fail('ENETUNREACH')],
  ])('%s: nobody is accused', async (_what, names) => {
    const { ask, isOffline } = openNet(worldOf(names, { patience: 100 }), quick)
    expect(failures(await ask(addresses))).toEqual(addresses.map(() => 'offline'))
    expect(isOffline()).toBe(true)
  })

  it('it is soon known that nothing comes', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `https://h${index}.harbour.org/`)
    const names = () => new Promise<never>(() => undefined)
    const { ask } = openNet(worldOf(names, { patience: 200 }), quick)
    const start = performance.now()
    await ask(many)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('a name that is missing is missed while another is there', async () => {
    const names = (host: string) => (host === 'example.com' ? here : undefined)
    const { ask, isOffline } = openNet(worldOf(names), quick)
    expect(failures(await ask([addresses[0] as string]))).toEqual(['no-name'])
    expect(isOffline()).toBe(false)
  })

  it('what is never asked is told as ever', async () => {
    const { ask } = openNet(
      worldOf(() => fail('EAI_AGAIN')),
      quick,
    )
    const barred = ['http://localhost/', 'https://example.org/']
    expect(failures(await ask([...barred, ...addresses]))).toEqual([
      ...['barred', 'example'],
      ...addresses.map(() => 'offline'),
    ])
  })
})

describe('good manners', () => {
  /** A server that counts who is there at once, and when they came. */
  async function watched(wait: number) {
    const inside = new Map<string, number>()
    const most = new Map<string, number>()
    const starts = new Map<string, number[]>()
    const enter = (name: string, step: number) => {
      inside.set(name, (inside.get(name) ?? 0) + step)
      most.set(name, Math.max(most.get(name) ?? 0, inside.get(name) ?? 0))
    }
    const port = await serve((request, response) => {
      const host = request.headers.host ?? ''
      starts.set(host, [...(starts.get(host) ?? []), performance.now()])
      for (const name of [host, 'all']) enter(name, 1)
      setTimeout(() => {
        for (const name of [host, 'all']) enter(name, -1)
        response.end()
      }, wait)
    })
    return { port, most, starts }
  }

  it('asks two at once of one host, and leaves a pause', async () => {
    const { port, most, starts } = await watched(150)
    const addresses = Array.from({ length: 6 }, (_, index) => `http://a.org:${port}/${index}`)
    await openNet(
      worldOf(() => here),
      { atOnce: 8, perHost: 2, pause: 50 },
    ).ask(addresses)
    expect(most.get(`a.org:${port}`)).toBe(2)
    const came = starts.get(`a.org:${port}`) ?? []
    expect(came).toHaveLength(6)
    const gaps = came.slice(1).map((time, index) => time - (came[index] as number))
    // A machine that is busy may bring two of them together, not most of them.
    expect(gaps.sort((a, b) => a - b)[2]).toBeGreaterThan(25)
  })

  it('asks eight at once in all, and a hundred pages of twenty hosts in seconds', async () => {
    const { port, most } = await watched(60)
    const addresses = Array.from(
      { length: 100 },
      (_, index) => `http://h${index % 20}.org:${port}/${index}`,
    )
    const start = performance.now()
    const answers = await openNet(worldOf(() => here, { patience: 10_000 })).ask(addresses)
    const took = performance.now() - start
    expect([...answers.values()].every(({ status }) => status === 200)).toBe(true)
    expect(most.get('all')).toBeLessThanOrEqual(8)
    expect(most.get('all')).toBeGreaterThan(3)
    const perHost = [...most].filter(([name]) => name !== 'all').map(([, count]) => count)
    expect(perHost).toHaveLength(20)
    expect(Math.max(...perHost)).toBeLessThanOrEqual(2)
    expect(took).toBeLessThan(10_000)
  })

  it('gives a short rest to who asks for it', async () => {
    const times: number[] = []
    const port = await serve((_request, response) => {
      times.push(performance.now())
      if (times.length === 1) response.writeHead(429, { 'retry-after': '1' }).end()
      else response.end()
    })
    const address = `http://a.org:${port}/`
    const answers = await openNet(
      worldOf(() => here),
      quick,
    ).ask([address])
    expect(answers.get(address)).toEqual({ status: 200 })
    expect(times).toHaveLength(2)
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThan(950)
  })

  it.each<[string, number, Record<string, string>]>([
    ['a long rest', 429, { 'retry-after': '3600' }],
    ['a rest until a day', 503, { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }],
    ['a rest', 429, {}],
  ])('leaves alone who asks for %s', async (_what, status, headers) => {
    let times = 0
    const port = await serve((_request, response) => {
      times += 1
      response.writeHead(status, headers).end()
    })
    const addresses = [1, 2, 3, 4, 5].map((page) => `http://a.org:${port}/${page}`)
    const { ask } = openNet(
      worldOf(() => here),
      { atOnce: 8, perHost: 1, pause: 5 },
    )
    expect([...(await ask(addresses)).values()]).toEqual([
      { status },
      ...[2, 3, 4, 5].map(() => ({ failure: 'paused' })),
    ])
    expect(times).toBe(1)
  })

  it('does not wait for each page of a site that is silent', async () => {
    let times = 0
    const port = await serve((request, response) => {
      if (request.headers.host?.startsWith('a.')) times += 1
      else response.end()
    })
    const silent = Array.from({ length: 20 }, (_, index) => `http://a.org:${port}/${index}`)
    const { ask } = openNet(
      worldOf(() => here, { patience: 200 }),
      quick,
    )
    const answers = await ask([`http://b.org:${port}/`, ...silent])
    expect(answers.get(`http://b.org:${port}/`)).toEqual({ status: 200 })
    for (const address of silent) expect(answers.get(address)).toEqual({ failure: 'silent' })
    expect(times).toBeLessThanOrEqual(3)
  })
})

const openssl = tool('openssl')

describe.skipIf(!openssl)('a certificate', async () => {
  const { port, ca } = openssl
    ? await serveSecurely(
        openssl,
        {
          'good.org': { name: 'good.org', until: 'good', by: 'authority' },
          'other.org': { name: 'good.org', until: 'good', by: 'authority' },
          'late.org': { name: 'late.org', until: 'late', by: 'authority' },
          'own.org': { name: 'own.org', until: 'good', by: 'itself' },
        },
        (_request, response) => response.end(),
      )
    : { port: 0, ca: '' }

  it.each<[site: string, answer: Answer, trusts?: boolean]>([
    ['good.org', { status: 200 }],
    ['other.org', { failure: 'other-name' }],
    ['late.org', { failure: 'expired' }],
    ['own.org', { failure: 'self-signed' }],
    ['good.org', { failure: 'unknown-issuer' }, false],
  ])('of %s: %o', async (site, answer, trusts = true) => {
    const address = `https://${site}:${port}/`
    const world = worldOf(() => here, trusts ? { ca } : {})
    expect((await openNet(world, quick).ask([address])).get(address)).toEqual(answer)
  })

  it('that is missing where one is needed', async () => {
    const plain = await serve((_request, response) => response.end())
    expect(await asked(`https://good.org:${plain}/`)).toEqual({ failure: 'bad-encryption' })
  })
})
