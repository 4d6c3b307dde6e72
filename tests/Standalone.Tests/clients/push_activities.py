"""Pushes police activities through the gRPC stream and prints each answer as one JSON line.

A client that nobody of this project wrote the library of: Debian's python3-grpcio, with stubs made by protoc from the
protos in contracts/. Reads one JSON object a line from standard input.

    push_activities.py STUBS ADDRESS TOKEN < activities.ndjson
"""
import json
import sys

sys.path.insert(0, sys.argv[1])
import grpc  # noqa: E402
from medborgarlofte.police.v1 import police_activities_pb2 as pb  # noqa: E402
from medborgarlofte.police.v1 import police_activities_pb2_grpc as rpc  # noqa: E402
from medborgarlofte.common.v1 import common_pb2 as common  # noqa: E402

address, token = sys.argv[2], sys.argv[3]


def requests():
    for line in sys.stdin:
        yield pb.ReportPoliceActivitiesRequest(activity=pb.PoliceActivity(**json.loads(line)))


with grpc.insecure_channel(address) as channel:
    stub = rpc.PoliceActivitiesServiceStub(channel)
    metadata = [("authorization", f"Bearer {token}")]
    for answer in stub.ReportPoliceActivities(requests(), metadata=metadata, timeout=120):
        if answer.WhichOneof("answer") == "result":
            print(json.dumps({
                "index": answer.index, "recordId": answer.record_id,
                "outcome": common.PushOutcome.Name(answer.result.outcome), "version": answer.result.state.version}), flush=True)
        else:
            print(json.dumps({
                "index": answer.index, "recordId": answer.record_id, "reason": answer.error.reason,
                "fields": [field.field for field in answer.error.fields]}), flush=True)
