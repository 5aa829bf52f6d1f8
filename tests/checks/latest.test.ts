import { expect, it } from 'vitest'
import { latest } from '../../src/checks/latest.ts'

it('answers twice from one look, and anew for another thing', () => {
  const asked: object[] = []
  const answer = latest((key: object) => {
    asked.push(key)
    return { key }
  })
  const [one, other] = [{}, {}]
  expect(answer(one)).toBe(answer(one))
  expect(answer(other)).toEqual({ key: other })
  expect(answer(other).key).toBe(other)
  expect(asked).toHaveLength(2)
})

it('remembers that the answer was nothing', () => {
  let looks = 0
  const answer = latest(() => {
    looks += 1
    return undefined
  })
  const key = {}
  expect([answer(key), answer(key)]).toEqual([undefined, undefined])
  expect(looks).toBe(1)
})
