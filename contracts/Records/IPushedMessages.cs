using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Records;

/// <summary>One record of a stream of pushes.</summary>
public interface IStreamRequest<TRecord> : IMessage where TRecord : IPushedRecord
{
    /// <summary>The record.</summary>
    TRecord Record { get; set; }

    /// <summary>Why a stored one is corrected; may be empty.</summary>
    string Reason { get; set; }

    /// <summary>Store every record of the stream or none; its first request decides.</summary>
    bool Atomic { get; set; }

    /// <summary>Answer what would happen and store nothing; the stream's first request decides.</summary>
    bool ValidateOnly { get; set; }
}

/// <summary>The answer to one record of a stream: either result or error.</summary>
public interface IStreamResponse : IMessage
{
    /// <summary>Which request of the stream it answers, from 0.</summary>
    long Index { get; set; }

    /// <summary>The record's id.</summary>
    string RecordId { get; set; }

    /// <summary>The outcome; null when it was refused.</summary>
    PushResult Result { get; set; }

    /// <summary>The refusal; null when there is none.</summary>
    RecordError Refusal { get; set; }
}

/// <summary>Names one record.</summary>
public interface IRecordKey : IMessage
{
    /// <summary>The record's source.</summary>
    string Source { get; set; }

    /// <summary>The sender's own id.</summary>
    string RecordId { get; set; }
}

/// <summary>Asks for one record.</summary>
public interface IGetRequest : IRecordKey
{
    /// <summary>The instant whose version is asked for; null for the current one.</summary>
    Google.Protobuf.WellKnownTypes.Timestamp? AsOf { get; set; }
}

/// <summary>One record.</summary>
public interface IGetResponse : IMessage
{
    /// <summary>The record.</summary>
    IPushedRecord Record { get; }
}

/// <summary>Asks for a page of pushed records; empty fields do not filter.</summary>
public interface IPushedListRequest : IPageRequest
{
    /// <summary>Four-digit kommunkod.</summary>
    string MunicipalityCode { get; set; }

    /// <summary>Kind code.</summary>
    string Kind { get; set; }

    /// <summary>Earliest day, included.</summary>
    string FromDate { get; set; }

    /// <summary>Latest day, included.</summary>
    string ToDate { get; set; }

    /// <summary>Source system.</summary>
    string Source { get; set; }

    /// <summary>Withdrawn records too.</summary>
    bool IncludeWithdrawn { get; set; }
}
