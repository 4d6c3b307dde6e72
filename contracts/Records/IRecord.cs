using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Records;

/// <summary>What every record of a source has on the wire, whichever its type.</summary>
public interface IRecord : IMessage
{
    /// <summary>Source system, fixed by the sender's token; empty stands for it.</summary>
    string Source { get; set; }

    /// <summary>The sender's own id.</summary>
    string RecordId { get; set; }

    /// <summary>The sender's own version; 0 when it has none.</summary>
    long SourceVersion { get; set; }

    /// <summary>True for made-up example data.</summary>
    bool Example { get; set; }

    /// <summary>Version, etag and time; only in answers.</summary>
    RecordState State { get; set; }
}

/// <summary>Reports one record.</summary>
public interface IReportRequest<TRecord> : IMessage where TRecord : IRecord
{
    /// <summary>The record.</summary>
    TRecord Record { get; set; }

    /// <summary>Why a stored one is corrected; may be empty.</summary>
    string Reason { get; set; }

    /// <summary>Answers what would happen and stores nothing.</summary>
    bool ValidateOnly { get; set; }

    /// <summary>The etag that the stored record must have; empty for no precondition, and for the types that take none.</summary>
    string Etag
    {
        get => "";
        set { }
    }

    /// <summary>What is withdrawn holds again; false for the types that have no such choice.</summary>
    bool Reinstate
    {
        get => false;
        set { }
    }
}

/// <summary>Withdraws one record.</summary>
public interface IWithdrawRequest : IMessage
{
    /// <summary>The record's source.</summary>
    string Source { get; set; }

    /// <summary>The sender's own id.</summary>
    string RecordId { get; set; }

    /// <summary>Why.</summary>
    string Reason { get; set; }

    /// <summary>The version that is withdrawn; empty for whichever it is.</summary>
    string Etag { get; set; }

    /// <summary>Id of the agreement that it must stand under; empty for any, and for what stands under no agreement.</summary>
    string AgreementId
    {
        get => "";
        set { }
    }
}

/// <summary>Asks for one page of a list.</summary>
public interface IPageRequest : IMessage
{
    /// <summary>Most records in the answer; 0 for the default.</summary>
    int PageSize { get; set; }

    /// <summary>As the answer before gave it.</summary>
    string PageToken { get; set; }

    /// <summary>The instant whose list is asked for; null for now.</summary>
    Timestamp? AsOf { get; set; }
}

/// <summary>What became of a record.</summary>
public interface IRecordResponse : IMessage
{
    /// <summary>The outcome.</summary>
    PushResult Result { get; set; }
}

/// <summary>One page of a list.</summary>
public interface IListResponse : IMessage
{
    /// <summary>The records.</summary>
    IEnumerable<IMessage> Records { get; }

    /// <summary>Names the next page; empty when there is none.</summary>
    string NextPageToken { get; set; }

    /// <summary>How many there are on all pages; 0 where that is not told.</summary>
    long TotalSize { get; set; }

    /// <summary>True where it is told.</summary>
    bool HasTotalSize { get; }
}
