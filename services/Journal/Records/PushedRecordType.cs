using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Records;

/// <summary>What one type of pushed record has for itself: how its own fields are checked, and who reports it.</summary>
public abstract class PushedRecordType<TWire, TEvent>
    where TWire : class, IPushedRecord, new()
    where TEvent : PushedRecorded, IPushedRecorded<TEvent, TWire>
{
    /// <summary>Name of the record in its request, as errors write it.</summary>
    public abstract string Field { get; }

    /// <summary>The scope that reports and withdraws.</summary>
    public abstract string Scope { get; }

    /// <summary>The party whose records they are.</summary>
    public abstract Party Party { get; }

    /// <summary>Notes every bad field of the type's own.</summary>
    /// <param name="wire">The record.</param>
    /// <param name="today">The last day on which something can have been done.</param>
    /// <param name="violations">Where to note them.</param>
    protected abstract void Check(TWire wire, DateOnly today, Violations violations);

    /// <summary>Notes a bad kind.</summary>
    protected virtual void CheckKind(TWire wire, Violations violations) => violations.Kind(wire.Kind, wire.MunicipalityCode);

    /// <summary>Logs what became of one record.</summary>
    public abstract void LogReported(ILogger logger, string source, PushOutcome outcome);

    /// <summary>INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED; otherwise the sealed record.</summary>
    public PushedRecord<TEvent> Read(TWire? wire, string reason, Caller caller)
    {
        wire ??= new TWire();
        var violations = new Violations(Field);
        violations.Identity(wire);
        violations.Municipality(wire.MunicipalityCode);
        CheckKind(wire, violations);
        violations.OptionalSlug(wire.Area, "area");
        violations.Focuses(wire.Focuses, wire.MunicipalityCode);
        Check(wire, caller.Today, violations);
        violations.Parties(wire.JointWith, "jointWith");
        violations.Slugs(wire.ThirdParties, "thirdParties");
        violations.Slugs(wire.CoveredItems, "coveredItems");
        violations.RecordReference(wire.DuplicateOf, "duplicateOf");
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);
        wire.Source = caller.RequireSource(wire.Source);
        return PushedRecord.Of(TEvent.FromWire(wire));
    }
}
