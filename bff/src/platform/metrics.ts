import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Names follow OpenTelemetry's semantic conventions, in Prometheus' spelling. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    httpDuration: new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Time from the first byte read to the last byte handed to the socket',
      labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    clientDuration: new Histogram({
      name: 'http_client_request_duration_seconds',
      help: 'Calls to departments, WeChat and SMS',
      labelNames: ['peer_service', 'operation', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5],
      registers,
    }),
    requestsOpened: new Counter({
      name: 'onehall_requests_opened_total',
      help: 'Service requests accepted',
      labelNames: ['kind'],
      registers,
    }),
    legsSettled: new Counter({
      name: 'onehall_legs_settled_total',
      help: 'Sending attempts by how they ended',
      labelNames: ['department', 'outcome'],
      registers,
    }),
    consentsDecided: new Counter({
      name: 'onehall_consents_decided_total',
      help: 'Decisions of people on what may be done with their data',
      labelNames: ['purpose', 'state'],
      registers,
    }),
    deviceEvents: new Counter({
      name: 'onehall_device_events_total',
      help: 'What machines told, by whether it was kept, and why not',
      labelNames: ['type', 'outcome'],
      registers,
    }),
    noticesDecided: new Counter({
      name: 'onehall_notice_decisions_total',
      help: 'Parcels asked about before printing, by why they carry a notice or none',
      labelNames: ['reason'],
      registers,
    }),
    breakerOpen: new Gauge({
      name: 'onehall_department_breaker_open',
      help: '1 while calls to a department are held back',
      labelNames: ['department'],
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
