// Pushes with Node's own gRPC client, and prints as JSON lines what it saw: each record's answer, an error's details, a deadline and a
// cancellation. It loads the protos as they are; nobody of this project wrote the library.
//
//   node behaviour.js NODE_MODULES PROTOS ADDRESS TOKEN
const [modules, protos, address, token] = process.argv.slice(2);
const grpc = require(`${modules}/@grpc/grpc-js`);
const loader = require(`${modules}/@grpc/proto-loader`);
const protobuf = require(`${modules}/protobufjs`);

const definition = loader.loadSync('medborgarlofte/police/v1/police_activities.proto', { includeDirs: [protos], enums: String, longs: Number, oneofs: true });
const { PoliceActivitiesService } = grpc.loadPackageDefinition(definition).medborgarlofte.police.v1;
const details = protobuf.parse(`syntax = "proto3"; package google.rpc;
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; }
  message BadRequest { message FieldViolation { string field = 1; string description = 2; } repeated FieldViolation field_violations = 1; }`,
  { keepCase: true }).root;

const client = new PoliceActivitiesService(address, grpc.credentials.createInsecure());
const headers = new grpc.Metadata();
headers.set('authorization', `Bearer ${token}`);
const activity = (recordId, kind = 'trafikkontroll') => ({ activity: { recordId, municipalityCode: '0685', kind, date: '2021-05-01' } });
const print = seen => console.log(JSON.stringify(seen));

function read(error) {
  const status = details.lookupType('google.rpc.Status').decode(error.metadata.get('grpc-status-details-bin')[0]);
  const one = name => {
    const any = status.details.find(detail => detail.type_url.endsWith(`/${name}`));
    return any ? details.lookupType(name).decode(any.value) : null;
  };
  const bad = one('google.rpc.BadRequest');
  return { code: error.code, reason: one('google.rpc.ErrorInfo').reason, fields: bad ? bad.field_violations.map(violation => violation.field) : [] };
}

function push() {
  return new Promise((resolve, reject) => {
    const call = client.ReportPoliceActivities(headers, { deadline: Date.now() + 60000 });
    call.on('data', answer => print({
      step: 'push', recordId: answer.recordId, outcome: answer.result ? answer.result.outcome : answer.error.reason,
      fields: answer.error ? answer.error.fields.map(field => field.field) : [] }));
    call.on('error', reject);
    call.on('end', resolve);
    for (const record of [activity('other-1'), activity('other-2', 'okänd'), activity('other-3')]) call.write(record);
    call.end();
  });
}

function refused() {
  return new Promise(resolve => client.ReportPoliceActivity(activity('other 4'), headers, { deadline: Date.now() + 60000 }, error => {
    print({ step: 'refused', ...read(error) });
    resolve();
  }));
}

function ended(step, options, onAnswer) {
  return new Promise(resolve => {
    const call = client.ReportPoliceActivities(headers, options);
    call.on('data', answer => onAnswer(call, answer));
    call.on('error', error => { print({ step, code: error.code }); resolve(); });
    call.write(activity(`other-${step}`));
  });
}

(async () => {
  await push();
  await refused();
  await ended('deadline', { deadline: Date.now() + 2000 }, () => {});
  await ended('cancelled', { deadline: Date.now() + 60000 }, call => call.cancel());
  client.close();
})();
