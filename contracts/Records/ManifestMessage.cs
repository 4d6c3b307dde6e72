using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Common.V1;

// The coordinators' manifests are served as their other records are.

public partial class Manifest : IMunicipalityRecord;
