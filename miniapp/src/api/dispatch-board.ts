import type * as Contract from '@onehall/shared/contract/dispatch-board'
import { client } from './client.ts'
import type { Body, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Board = typeof Contract
export type BoardView = Reply<Board['getBoard']>

export const getBoard = (date: string) =>
  client.call<BoardView>({ method: 'GET', path: '/desk/board', query: { date } })

export const assignJob = (id: string, body: Body<Board['assignJob']>, key: string) =>
  client.call<Contract.BoardJob>({ method: 'POST', path: at`/desk/jobs/${id}/assign`, body, key })

export const settleConflict = (id: string, body: Body<Board['settleConflict']>, key: string) =>
  client.call<Contract.BoardJob>({ method: 'POST', path: at`/desk/jobs/${id}/conflict`, body, key })
