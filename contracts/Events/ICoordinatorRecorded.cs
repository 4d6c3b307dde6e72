namespace Medborgarlofte.Contracts.Events;

/// <summary>What every event that carries one version of a coordinator's record says of itself.</summary>
public interface ICoordinatorRecorded : IRecordedVersion, IRecordedType
{
    /// <summary>Name of the property that the service adds to what the sender stated; null for none.</summary>
    static virtual string? AddedByService => null;

    /// <summary>The sender's own version; 0 when it has none.</summary>
    long SourceVersion { get; }

    /// <summary>Four-digit kommunkod.</summary>
    string MunicipalityCode { get; }

    /// <summary>Id of the agreement; empty for what stands under its municipality.</summary>
    string AgreementId => "";

    /// <summary>True for made-up example data.</summary>
    bool Example { get; }
}
