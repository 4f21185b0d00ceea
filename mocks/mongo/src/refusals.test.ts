import type { Document } from 'mongodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { failure, useStore } from './testing/store.ts'
import { sendRaw } from './testing/wire.ts'

/** What the store cannot do is refused, and the refusal names it. Nothing is left out in silence. */

const store = useStore()

beforeAll(async () => {
  await store.db.collection('c').insertOne({ a: 1, list: [1] })
})

const COMMANDS: [string, Document, string][] = [
  ['an unknown command', { fooBar: 1 }, "'fooBar'"],
  ['renameCollection', { renameCollection: 'test.c', to: 'test.d' }, "'renameCollection'"],
  ['collMod', { collMod: 'c' }, "'collMod'"],
  ['mapReduce', { mapReduce: 'c' }, "'mapReduce'"],
  ['an unknown option', { find: 'c', foo: 1 }, "'find.foo'"],
  ['collation of find', { find: 'c', collation: { locale: 'zh' } }, "'find.collation'"],
  ['let', { find: 'c', let: { x: 1 } }, "'find.let'"],
  ['a tailable cursor', { find: 'c', tailable: true }, "'find.tailable'"],
  [
    'collation of an update',
    { update: 'c', updates: [{ q: {}, u: {}, collation: { locale: 'zh' } }] },
    "'update.updates.collation'",
  ],
  ['an update by a pipeline', { update: 'c', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }, 'pipeline'],
  [
    'a sorted update',
    { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }] },
    "'update.updates.sort'",
  ],
  ['$bit', { update: 'c', updates: [{ q: {}, u: { $bit: { a: { and: 1 } } } }] }, '$bit'],
  ['a capped collection', { create: 'd', capped: true, size: 1000 }, "'create.capped'"],
  ['a validator', { create: 'd', validator: {} }, "'create.validator'"],
  ['a view', { create: 'd', viewOn: 'c' }, "'create.viewOn'"],
  ['a time series', { create: 'd', timeseries: { timeField: 'at' } }, "'create.timeseries'"],
  ['a text index', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'x' }] }, "'text'"],
  [
    'a 2dsphere index',
    { createIndexes: 'c', indexes: [{ key: { a: '2dsphere' }, name: 'x' }] },
    "'2dsphere'",
  ],
  ['a hashed index', { createIndexes: 'c', indexes: [{ key: { a: 'hashed' }, name: 'x' }] }, "'hashed'"],
  ['a wildcard index', { createIndexes: 'c', indexes: [{ key: { 'a.$**': 1 }, name: 'x' }] }, 'wildcard'],
  [
    'a hidden index',
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'x', hidden: true }] },
    "'createIndexes.indexes.hidden'",
  ],
  [
    'an index with a collation',
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'x', collation: { locale: 'zh' } }] },
    '.collation',
  ],
  [
    '$ne in a partial index',
    {
      createIndexes: 'c',
      indexes: [{ key: { a: 1 }, name: 'x', partialFilterExpression: { a: { $ne: 1 } } }],
    },
    '$ne',
  ],
  ['$out', { aggregate: 'c', pipeline: [{ $out: 'd' }], cursor: {} }, "'$out'"],
  ['$merge', { aggregate: 'c', pipeline: [{ $merge: 'd' }], cursor: {} }, "'$merge'"],
  ['a change stream', { aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, "'$changeStream'"],
  [
    'a stage in a facet',
    { aggregate: 'c', pipeline: [{ $facet: { a: [{ $geoNear: {} }] } }], cursor: {} },
    "'$geoNear'",
  ],
  [
    '$lookup',
    {
      aggregate: 'c',
      pipeline: [{ $lookup: { from: 'c', as: 'x', localField: 'a', foreignField: 'a' } }],
      cursor: {},
    },
    "'$lookup'",
  ],
  [
    'an unknown expression',
    { aggregate: 'c', pipeline: [{ $project: { x: { $foo: 1 } } }], cursor: {} },
    '$foo',
  ],
  [
    '$function',
    {
      aggregate: 'c',
      pipeline: [{ $project: { x: { $function: { body: 'x', args: [], lang: 'js' } } } }],
      cursor: {},
    },
    '$function',
  ],
  ['an expression in a projection', { find: 'c', projection: { x: { $add: ['$a', 1] } } }, '$add'],
  ['a sort by text score', { find: 'c', sort: { x: { $meta: 'textScore' } } }, 'x'],
  ['w: 2', { insert: 'c', documents: [{}], writeConcern: { w: 2 } }, 'w: 2'],
  ['read concern snapshot', { find: 'c', readConcern: { level: 'snapshot' } }, 'snapshot'],
  ['a stable API version', { find: 'c', apiVersion: '1' }, "'find.apiVersion'"],
]

test.each(COMMANDS)('%s', async (_, command, name) => {
  const error = await sendRaw(store.uri, { ...command, $db: 'test' })
  const [statementError] = (error['writeErrors'] ?? []) as Document[]
  expect(String(error['errmsg'] ?? statementError?.['errmsg'])).toContain(name)
})

describe('query operators', () => {
  const FILTERS: [string, Document][] = [
    ['$where', { $where: 'true' }],
    ['$text', { $text: { $search: 'x' } }],
    ['$jsonSchema', { $jsonSchema: {} }],
    ['$geoWithin', { a: { $geoWithin: {} } }],
    ['$near', { a: { $near: [0, 0] } }],
    ['$bitsAllSet', { a: { $bitsAllSet: 1 } }],
    ['toString', { a: { $gt: 1, toString: 2 } }],
    ['$foo', { list: { $elemMatch: { $foo: 1 } } }],
  ]

  test.each(FILTERS)('%s, also where there is no document', async (name, filter) => {
    for (const collection of ['c', 'none']) {
      expect((await failure(store.db.collection(collection).find(filter).toArray())).message).toContain(name)
    }
  })
})

test('a transaction', async () => {
  const session = store.client.startSession()
  session.startTransaction()
  const { code, codeName, message } = await failure(store.db.collection('c').insertOne({}, { session }))
  expect([code, codeName]).toEqual([115, 'CommandNotSupported'])
  expect(message).toContain('transaction')
  await session.endSession()
})

test('stages have the code MongoDB gives them', async () => {
  const { code, codeName } = await failure(
    store.db
      .collection('c')
      .aggregate([{ $foo: {} }])
      .toArray(),
  )
  expect([code, codeName]).toEqual([40324, 'Location40324'])
})
