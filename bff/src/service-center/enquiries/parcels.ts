import {
  departmentParcel,
  departmentParcels,
  type DepartmentParcel,
} from '@onehall/shared/contract/departments'
import { Problem } from '@onehall/shared/problem'
import type { DepartmentClient } from '../departments/index.ts'
import { ask } from './enquiries.service.ts'

/** Parcels as logistics knows them. All of it throws department.unavailable while logistics is away. */
export interface ParcelEnquiries {
  list(accountId: string): Promise<DepartmentParcel[]>
  /** Throws parcel.unknown for another person's, too. */
  get(accountId: string, parcelId: string): Promise<DepartmentParcel>
  /** By SSCC or waybill, whosever it is: for what a stranger may know of it. Throws parcel.unknown. */
  findByCode(code: string): Promise<DepartmentParcel>
}

export function createParcelEnquiries(
  logistics: DepartmentClient,
  getCustomerRef: (accountId: string) => Promise<string>,
): ParcelEnquiries {
  const findByCode: ParcelEnquiries['findByCode'] = (code) =>
    ask(
      () => logistics.ask('parcel', `/parcels/${encodeURIComponent(code)}`, departmentParcel),
      'parcel.unknown',
    )
  return {
    findByCode,
    async list(accountId) {
      const recipientRef = await getCustomerRef(accountId)
      const path = `/parcels?${new URLSearchParams({ recipientRef }).toString()}`
      return (await ask(() => logistics.ask('parcels', path, departmentParcels))).items
    },
    async get(accountId, parcelId) {
      const [recipientRef, parcel] = await Promise.all([getCustomerRef(accountId), findByCode(parcelId)])
      if (parcel.recipientRef !== recipientRef || parcel.sscc !== parcelId)
        throw new Problem('parcel.unknown')
      return parcel
    },
  }
}
