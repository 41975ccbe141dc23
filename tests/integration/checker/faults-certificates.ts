import { type Plant, uuid } from './world'

export const faultsOfCertificates: Plant[] = [
  {
    rule: 12,
    fault: 'a certificate of minutes that nobody served',
    statements: ({ certificate }) => [
      `update certificate_item set minutes = minutes + 60 where certificate_id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate whose total is not that of its lines',
    statements: ({ certificate }) => [
      `update certificate set minutes = minutes + 60 where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate that says more than was noted beside it',
    statements: ({ certificate }) => [
      `update certificate set content = jsonb_set(content, '{minutes}', '9999') where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate of somebody else’s service',
    statements: ({ certificate, lin }) => [
      `update certificate set person_id = '${lin.id}' where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate that was left good when its record was corrected',
    statements: ({ certified }) => [
      `update service_day set minutes = minutes - 1 where record_id = '${certified.signupId}'`,
    ],
    also: [6],
  },
  {
    rule: 12,
    fault: 'a revoked certificate that names a successor which is not there',
    statements: ({ certificate }) => [
      `update certificate set state = 'revoked', revoked_at = now(), replaced_by_id = ${uuid()} where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate that was revoked and nobody says why',
    statements: ({ certificate }) => [
      `update certificate set state = 'revoked', revoked_at = now(), reason = null where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate that was taken back by somebody of whom there is no record',
    statements: ({ certificate, lin }) => [
      `update certificate set state = 'revoked', revoked_at = now(), reason = '姓名不对', revoked_by_id = '${lin.id}'
       where id = '${certificate}'`,
    ],
  },
  {
    rule: 12,
    fault: 'a certificate that claims to replace one which is still good',
    statements: ({ certificate }) => [
      `update certificate set replaces_id = id where id = '${certificate}'`,
    ],
  },
]
