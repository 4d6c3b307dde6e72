"""Pushes with Debian's python3-grpcio, and prints as JSON lines what it saw: each record's answer, an error's details, a
deadline, a cancellation, and what health and reflection say.

    behaviour.py STUBS ADDRESS TOKEN
"""
import json
import queue
import sys

sys.path.insert(0, sys.argv[1])
import grpc  # noqa: E402
from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory  # noqa: E402
from medborgarlofte.police.v1 import police_activities_pb2 as pb  # noqa: E402
from medborgarlofte.police.v1 import police_activities_pb2_grpc as rpc  # noqa: E402
from medborgarlofte.common.v1 import common_pb2 as common  # noqa: E402

address, token = sys.argv[2], sys.argv[3]
metadata = [("authorization", f"Bearer {token}")]


def own_types():
    """google.rpc, grpc.health and grpc.reflection as far as they are needed: Debian has no package of them."""
    text, uint, nested, one, many = (descriptor_pb2.FieldDescriptorProto.TYPE_STRING, descriptor_pb2.FieldDescriptorProto.TYPE_INT32,
                                     descriptor_pb2.FieldDescriptorProto.TYPE_MESSAGE, 1, 3)
    messages = {
        "Status": [("code", 1, uint, one, ""), ("message", 2, text, one, ""), ("details", 3, nested, many, ".google.protobuf.Any")],
        "ErrorInfo": [("reason", 1, text, one, ""), ("domain", 2, text, one, "")],
        "FieldViolation": [("field", 1, text, one, ""), ("description", 2, text, one, "")],
        "BadRequest": [("field_violations", 1, nested, many, ".seen.FieldViolation")],
        "HealthRequest": [("service", 1, text, one, "")],
        "HealthResponse": [("status", 1, uint, one, "")],
        "ReflectionRequest": [("list_services", 7, text, one, "")],
        "ServiceResponse": [("name", 1, text, one, "")],
        "ListResponse": [("service", 1, nested, many, ".seen.ServiceResponse")],
        "ReflectionResponse": [("list_services_response", 6, nested, one, ".seen.ListResponse")],
    }
    file = descriptor_pb2.FileDescriptorProto(name="seen.proto", package="seen", syntax="proto3", dependency=["google/protobuf/any.proto"])
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for field, number, kind, label, type_name in fields:
            message.field.add(name=field, number=number, type=kind, label=label, type_name=type_name or None)
    pool = descriptor_pool.Default()
    pool.Add(file)
    make = getattr(message_factory, "GetMessageClass", None) or message_factory.MessageFactory(pool).GetPrototype
    return {name: make(pool.FindMessageTypeByName(f"seen.{name}")) for name in messages}


assert any_pb2.DESCRIPTOR is not None
seen = own_types()


def activity(record_id, kind="trafikkontroll"):
    return pb.ReportPoliceActivitiesRequest(
        activity=pb.PoliceActivity(record_id=record_id, municipality_code="0685", kind=kind, date="2021-05-01"))


def details(error):
    status = seen["Status"].FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
    found = {any.type_url.split("/")[-1]: any.value for any in status.details}
    bad = seen["BadRequest"].FromString(found.get("google.rpc.BadRequest", b""))
    return {"code": error.code().value[0], "reason": seen["ErrorInfo"].FromString(found["google.rpc.ErrorInfo"]).reason,
            "fields": [violation.field for violation in bad.field_violations]}


def ended(stub, step, timeout, cancel):
    records = queue.Queue()
    records.put(activity(f"other-{step}"))
    call = stub.ReportPoliceActivities(iter(records.get, None), metadata=metadata, timeout=timeout)
    try:
        for _ in call:
            if cancel:
                call.cancel()
    except grpc.RpcError:
        pass
    records.put(None)
    print(json.dumps({"step": step, "code": call.code().value[0]}), flush=True)


with grpc.insecure_channel(address) as channel:
    stub = rpc.PoliceActivitiesServiceStub(channel)
    sent = [activity("other-1"), activity("other-2", "okänd"), activity("other-3")]
    for answer in stub.ReportPoliceActivities(iter(sent), metadata=metadata, timeout=60):
        stored = answer.WhichOneof("answer") == "result"
        print(json.dumps({
            "step": "push", "recordId": answer.record_id,
            "outcome": common.PushOutcome.Name(answer.result.outcome) if stored else answer.error.reason,
            "fields": [] if stored else [field.field for field in answer.error.fields]}), flush=True)
    try:
        stub.ReportPoliceActivity(pb.ReportPoliceActivityRequest(activity=activity("other 4").activity), metadata=metadata, timeout=60)
    except grpc.RpcError as error:
        print(json.dumps({"step": "refused", **details(error)}), flush=True)
    ended(stub, "deadline", 2, cancel=False)
    ended(stub, "cancelled", 60, cancel=True)

    health = channel.unary_unary("/grpc.health.v1.Health/Check", seen["HealthRequest"].SerializeToString, seen["HealthResponse"].FromString)
    print(json.dumps({"step": "health", "code": health(seen["HealthRequest"](), timeout=60).status}), flush=True)
    for version in ("v1", "v1alpha"):
        reflect = channel.stream_stream(f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
                                        seen["ReflectionRequest"].SerializeToString, seen["ReflectionResponse"].FromString)
        answer = next(iter(reflect(iter([seen["ReflectionRequest"](list_services="*")]), timeout=60)))
        print(json.dumps({"step": f"reflection {version}", "fields": [s.name for s in answer.list_services_response.service]}), flush=True)
