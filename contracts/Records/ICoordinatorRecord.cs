namespace Medborgarlofte.Contracts.Records;

/// <summary>What every record of a coordinator has on the wire, whichever its type.</summary>
public interface ICoordinatorRecord : IRecord
{
    /// <summary>Id of the agreement that it stands under, or code of its municipality.</summary>
    string OwnerId { get; set; }
}

/// <summary>A record that stands under an agreement.</summary>
public interface IAgreementRecord : ICoordinatorRecord
{
    /// <summary>Id of a signed agreement.</summary>
    string AgreementId { get; set; }

    string ICoordinatorRecord.OwnerId
    {
        get => AgreementId;
        set => AgreementId = value;
    }
}

/// <summary>A record that stands under its municipality: agreements name it.</summary>
public interface IMunicipalityRecord : ICoordinatorRecord
{
    /// <summary>Four-digit kommunkod.</summary>
    string MunicipalityCode { get; set; }

    string ICoordinatorRecord.OwnerId
    {
        get => MunicipalityCode;
        set => MunicipalityCode = value;
    }
}

/// <summary>Lists the records of an agreement or a municipality.</summary>
public interface IListRequest : IPageRequest
{
    /// <summary>Id of the agreement, or code of the municipality.</summary>
    string OwnerId { get; set; }
}
