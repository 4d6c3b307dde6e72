using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Records;

/// <summary>What one type of coordinator record has for itself: its fields, how they are checked, and who may state them.</summary>
internal abstract class CoordinatorRecordType<TWire, TEvent>
    where TWire : class, ICoordinatorRecord, new()
    where TEvent : class, ICoordinatorRecorded
{
    /// <summary>Name of the record in its request, as errors write it.</summary>
    public abstract string Field { get; }

    /// <summary>The scope that reports and withdraws.</summary>
    public virtual string Scope => Scopes.FollowUpManage;

    /// <summary>Notes every bad field of the type's own; ids, versions and the agreement are checked for all types.</summary>
    /// <param name="wire">The record.</param>
    /// <param name="agreement">The signed agreement that it names; null when there is none.</param>
    /// <param name="today">The last day on which something can have been done.</param>
    /// <param name="violations">Where to note them.</param>
    public abstract void Check(TWire wire, Agreement? agreement, DateOnly today, Violations violations);

    /// <summary>The event of a record that has passed its checks.</summary>
    public abstract TEvent ToEvent(TWire wire, RecordOwner owner);

    /// <summary>A version with the fields of the type's own; the others are added for all types.</summary>
    public abstract TWire ToWire(TEvent recorded);

    /// <summary>PERMISSION_DENIED unless the caller may state or withdraw this; every coordinator may, unless a type says otherwise.</summary>
    public virtual void Authorize(Caller caller, TEvent recorded)
    {
    }

    /// <summary>Adds what the service knows and the sender does not state.</summary>
    public virtual Task<TEvent> CompleteAsync(TEvent recorded, bool validateOnly, CancellationToken cancellationToken) => Task.FromResult(recorded);
}

/// <summary>Whose a checked record is.</summary>
/// <param name="Source">The caller's source.</param>
/// <param name="MunicipalityCode">The municipality, by the agreement where there is one.</param>
/// <param name="Agreement">The signed agreement's terms; null for what stands under its municipality.</param>
internal sealed record RecordOwner(string Source, string MunicipalityCode, AgreementRecorded? Agreement);
