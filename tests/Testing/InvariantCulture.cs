using System.Globalization;
using System.Runtime.CompilerServices;

namespace Medborgarlofte.Testing;

/// <summary>Tests that may meet SQL Server run with ICU, which its client asks for. As in the services, the culture is never the machine's.</summary>
internal static class InvariantCulture
{
    [ModuleInitializer]
    internal static void Set() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
}
